import Foundation

/// A program that runs while the test that started it goes on.
package final class RunningProgram {
  private let process = Process()
  private let (output, errors) = (Pipe(), Pipe())
  private var read = Data()

  /// Starts a program in the folder of the package.
  ///
  /// - Parameters:
  ///   - program: the program's file.
  ///   - arguments: the arguments after the program's name.
  ///   - environment: variables in addition to the test's own environment.
  /// - Throws: if it cannot be started.
  package init(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = Programs.package
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// A test that fails must not leave its program running.
  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Waits until the program has printed a text a given number of times, or has ended.
  package func wait(for text: String, times: Int = 1) {
    while String(decoding: read, as: UTF8.self).components(separatedBy: text).count <= times {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { return }
      read += more
    }
  }

  /// Sends a signal.
  package func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Sends a signal, waits for the program to end, and measures how long that takes.
  package func finish(after signal: Int32) -> (run: Programs.Run, duration: Duration) {
    send(signal)
    let start = ContinuousClock.now
    let run = finish()
    return (run, start.duration(to: .now))
  }

  /// Waits for the program to end. The status of a program killed by a signal is the number of the signal.
  package func finish() -> Programs.Run {
    // Standard error stays short, so its pipe cannot fill up while the other one is read.
    read += output.fileHandleForReading.readDataToEndOfFile()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Programs.Run(
      status: process.terminationStatus, output: String(decoding: read, as: UTF8.self),
      errors: String(decoding: message, as: UTF8.self))
  }
}
