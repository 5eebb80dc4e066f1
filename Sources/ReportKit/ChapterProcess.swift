import Foundation
import Recordings
import Synchronization

/// A chapter's program, started as a process of its own.
final class ChapterProcess: Sendable {
  let chapter: ChapterPlace
  let seed: UInt64
  /// The program, beside this one.
  let program: URL
  /// The options on which its results depend.
  let options: [String]
  private let output: String
  private let state = Mutex(State.waiting)

  private enum State {
    case waiting
    case running(Process)
    case ended
  }

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
  /// - Parameter onLine: is given each line that the program prints.
  /// - Returns: what its claims, figures and pages are made from.
  /// - Throws: ``ChapterError`` where it did not come to its end.
  func run(onLine: (String) -> Void) throws -> Recording {
    let started = Date.now
    let process = Process()
    process.executableURL = program
    process.arguments = ["--output", output] + options
    let lines = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = lines
    // An error is the last line of a program that fails.
    process.standardError = lines
    var last = ""
    do {
      guard try begin(process) else { throw ChapterError("was not started: the report has been interrupted") }
    } catch let error as ChapterError {
      throw error
    } catch {
      throw ChapterError(
        "expected its program \(program.path), which is not built; Package.swift has to name ‘\(chapter.name)’ as a "
          + "program, and as one that ‘\(ChapterProcess.ownProgram.lastPathComponent)’ depends on")
    }
    for line in LineReader(lines.fileHandleForReading) {
      onLine(line)
      // The runtime says what has failed, and what follows says where.
      last = last.contains("Fatal error: ") ? "\(last); \(line)" : line
    }
    process.waitUntilExit()
    state.withLock { $0 = .ended }

    if process.terminationReason == .uncaughtSignal {
      throw ChapterError("was killed by signal \(process.terminationStatus)")
    }
    guard [0, 1].contains(process.terminationStatus) else {
      throw ChapterError(last.isEmpty ? "ended with status \(process.terminationStatus)" : last)
    }
    let file = URL(filePath: output).appending(path: "\(chapter.name)/\(Recording.file)")
    // A program that ends early with a good status has written nothing; what an earlier run wrote is not its own.
    let written = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    guard let written, written >= started else {
      throw ChapterError("ended before chapter.finish(), without writing its results")
    }
    do {
      return try Recording(json: try Data(contentsOf: file))
    } catch {
      throw ChapterError("what it recorded, \(file.relativePath), cannot be read: \(error)")
    }
  }

  /// Starts the program, unless it has been asked to end before it began.
  private func begin(_ process: Process) throws -> Bool {
    try state.withLock { state in
      guard case .waiting = state else { return false }
      // A program inherits which signals are blocked, and Dispatch's threads block all: it could not be asked to end.
      var (none, blocked) = (sigset_t(), sigset_t())
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, &blocked)
      defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
      try process.run()
      state = .running(process)
      return true
    }
  }

  /// Asks the program to end, if it is running; one that waits for its turn does not begin.
  ///
  /// - Returns: the process to wait for. `Process` itself would wait for all that the program has started, too.
  func terminate() -> pid_t? {
    state.withLock { state in
      defer { state = .ended }
      guard case .running(let process) = state else { return nil }
      process.terminate()
      return process.processIdentifier
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

/// The lines that come through a pipe, each as soon as it is whole.
private struct LineReader: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer = Data()

  init(_ handle: FileHandle) { self.handle = handle }

  mutating func next() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer = Data(buffer[buffer.index(after: end)...]) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      let more = handle.availableData
      if more.isEmpty {
        defer { buffer = Data() }
        return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
      }
      buffer.append(more)
    }
  }
}
