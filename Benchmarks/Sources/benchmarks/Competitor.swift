import Exchange
import Foundation

/// Someone who trains on request: a process that waits for problems, so that libraries are loaded and programs compiled
/// once and the competitors can take turns.
final class Competitor {
  /// Who it is.
  let name: String
  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  /// What has been read of the next answer.
  private var buffer = Data()

  /// Starts a program with arguments.
  ///
  /// - Throws: Foundation's error where it cannot be started.
  init(_ name: String, _ program: URL, _ arguments: [String] = []) throws {
    self.name = name
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
  }

  deinit { end() }

  /// Has the process end, which it does when no more requests can come.
  func end() {
    try? requests.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Has the problem of a folder trained.
  ///
  /// - Throws: ``BenchmarkError`` where the process ends instead or says something else.
  func train(_ folder: URL) throws -> Answer {
    try requests.fileHandleForWriting.write(contentsOf: Data("\(folder.path)\n".utf8))
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[..<end]
        buffer = Data(buffer[buffer.index(after: end)...])
        return try decode(line)
      }
      let more = answers.fileHandleForReading.availableData
      guard !more.isEmpty else { throw BenchmarkError("\(name) ended without an answer") }
      buffer.append(more)
    }
  }

  /// The most memory that it has had so far, in megabytes (10⁶ bytes).
  var peakMemory: Double? { peakMegabytes(ofProcess: process.processIdentifier) }

  private func decode(_ line: Data) throws -> Answer {
    let decoder = JSONDecoder()
    // Python writes a loss that is not a number so.
    let text = String(decoding: line, as: UTF8.self).replacing("-Infinity", with: "\"-inf\"")
      .replacing("Infinity", with: "\"inf\"").replacing("NaN", with: "\"nan\"")
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let answer = try? decoder.decode(Answer.self, from: Data(text.utf8)) else {
      throw BenchmarkError("expected an answer of \(name), got ‘\(text)’")
    }
    return answer
  }
}

/// Why something was not measured.
struct BenchmarkError: Error, CustomStringConvertible {
  /// One sentence.
  let description: String

  init(_ description: String) { self.description = description }
}
