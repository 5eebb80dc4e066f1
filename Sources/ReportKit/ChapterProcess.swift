import Foundation
import Recordings
import Weaving
import Workbook

/// A chapter's program, to be run as a process of its own.
struct ChapterProcess: Sendable {
  let chapter: ChapterPlace
  let seed: UInt64
  /// The program, beside this one.
  let program: URL
  /// The options on which its results depend.
  let options: [String]
  private let output: String

  /// A chapter's program, which is not running yet.
  ///
  /// - Parameters:
  ///   - chapter: the chapter's place in the book.
  ///   - seed: that of its random numbers.
  ///   - output: where it makes its folder.
  ///   - flags: what it leaves out.
  init(_ chapter: ChapterPlace, seed: UInt64, output: String, flags: [String] = ["--record-only"]) {
    self.chapter = chapter
    self.seed = seed
    program = ChapterProcess.program(of: chapter)
    options = ["--seed", String(seed)] + flags
    self.output = output
  }

  /// The program of a chapter, beside this one.
  static func program(of chapter: ChapterPlace) -> URL {
    ownProgram.deletingLastPathComponent().appending(path: chapter.name)
  }

  /// Runs the program to its end and reads what it recorded.
  ///
  /// - Parameters:
  ///   - children: the programs among which it runs.
  ///   - timeLimit: how long it may take.
  ///   - onLine: is given each line that the program prints.
  /// - Returns: what its claims, figures and pages are made from.
  /// - Throws: ``ChapterError`` where it did not come to its end.
  func run(
    among children: ChildProcesses, timeLimit: Duration, onLine: @escaping (String) -> Void
  ) throws(ChapterError) -> Recording {
    let file = URL(filePath: output).appending(path: "\(chapter.name)/\(Recording.file)")
    // What an earlier run wrote is not this one's, which may end early with a good status.
    try? FileManager.default.removeItem(at: file)
    var lastLines = LastLines(of: chapter)
    let ending: ChildProcesses.Ending
    do {
      ending = try children.run(program, ["--output", output] + options, timeLimit: timeLimit) { line in
        onLine(line)
        lastLines.take(line)
      }
    } catch {
      throw ChapterError(
        error.code == ENOENT
          ? "expected its program \(program.path), which is not built; Package.swift has to name ‘\(chapter.name)’ as a "
            + "program, and as one that ‘\(ChapterProcess.ownProgram.lastPathComponent)’ depends on. If it reads the list of "
            + "chapters from a file, build once with --manifest-cache none, for SwiftPM does not notice that the file has changed"
          : "its program \(program.path) cannot be started: \(error.reason)")
    }
    // What it says last is why it failed.
    let last = lastLines.text
    switch ending {
    case .exited(status: 0), .exited(status: 1): break
    case .exited(let status): throw ChapterError(last.isEmpty ? "ended with status \(status)" : last)
    case .killed(let signal): throw ChapterError("was killed by signal \(signal)")
    case .exceededTimeLimit:
      throw ChapterError(
        "did not end within \(timeLimit.components.seconds) s, the limit that --time-limit sets"
          + (last.isEmpty ? "; it printed nothing" : "; its last line was ‘\(last)’"))
    }
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ChapterError("ended before chapter.finish(), without writing its results")
    }
    do {
      return try Recording(json: try Data(contentsOf: file))
    } catch {
      let reason = (error as? DecodingError)?.reason ?? "\(error)"
      throw ChapterError("what it recorded, \(chapter.name)/\(Recording.file), cannot be read: \(reason)")
    }
  }

  /// The program that is running.
  static let ownProgram =
    (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])).resolvingSymlinksInPath()
}

/// Why a chapter's program did not come to its end.
struct ChapterError: Error, CustomStringConvertible {
  /// One sentence without the chapter's name.
  let description: String

  init(_ description: String) { self.description = description }
}

/// What a program has said last. If Swift's runtime has ended it, that is one sentence: the place in the chapter's sources, which the
/// program tells after the runtime (`FailedCheck`), and what the runtime said.
private struct LastLines {
  private let chapter: ChapterPlace
  private var last = ""
  /// What the runtime said, once it has.
  private var fault: String?
  /// Where in the sources, if the program could tell.
  private var place: String?
  /// The most bytes that are kept of what the runtime said.
  private static let longest = 4096

  init(of chapter: ChapterPlace) { self.chapter = chapter }

  mutating func take(_ line: String) {
    if let end = line.firstRange(of: ": \(trapMessage);") {
      place = String(line[..<end.lowerBound])
      fault = fault ?? trapMessage
    } else if let fault {
      if fault.utf8.count < LastLines.longest { self.fault = "\(fault) \(line.trimmingCharacters(in: .whitespaces))" }
    } else if let start = line.firstRange(of: "Fatal error: ") {
      fault = String(line[start.upperBound...])
    } else {
      last = line
    }
  }

  var text: String {
    let thrown = "Error raised at top level: "
    if let fault {
      let message =
        fault.hasPrefix(thrown) ? "an error was thrown at top level: \(fault.dropFirst(thrown.count))" : fault
      return "\(place ?? "chapters/\(chapter.name)"): \(message)"
    }
    // An error in the program's own words begins with its name.
    let name = "\(chapter.name): "
    return last.hasPrefix(name) ? String(last.dropFirst(name.count)) : last.trimmingCharacters(in: .whitespaces)
  }
}
