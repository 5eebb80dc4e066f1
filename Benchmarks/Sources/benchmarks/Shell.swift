import Foundation

/// Runs a program, by its path or found on the path, to its end; what it prints goes to standard error.
///
/// - Throws: ``BenchmarkError`` where it fails.
func run(_ program: String, _ arguments: [String]) throws {
  try runToEnd(program, arguments, output: FileHandle.standardError) { _ in }
}

/// Runs a program to its end.
///
/// - Returns: what it printed.
/// - Throws: ``BenchmarkError`` where it fails.
func output(of program: String, _ arguments: [String]) throws -> String {
  let pipe = Pipe()
  var text = ""
  try runToEnd(program, arguments, output: pipe) { _ in
    text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
  return text
}

/// A process that runs a program, by its path or found on the path, without input.
func process(_ program: String, _ arguments: [String]) -> Process {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.standardInput = FileHandle.nullDevice
  return process
}

private func runToEnd(
  _ program: String, _ arguments: [String], output: Any, _ follow: (Process) -> Void
) throws {
  let process = process(program, arguments)
  process.standardOutput = output
  try process.run()
  follow(process)
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    let command = ([program] + arguments.prefix(4)).joined(separator: " ")
    throw BenchmarkError("‘\(command)’ failed with status \(process.terminationStatus)")
  }
}

/// Prints a line of progress.
func say(_ line: String) {
  FileHandle.standardError.write(Data("\(line)\n".utf8))
}
