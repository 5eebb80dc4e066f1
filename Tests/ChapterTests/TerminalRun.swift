import Foundation
import TestPrograms

/// What a program of the package prints on a terminal, until it ends.
func outputOnTerminal(_ program: String, _ arguments: String...) throws -> String {
  try outputOnTerminal(Programs.folder.appending(path: program), arguments)
}

/// What a program prints on a terminal, until it ends.
func outputOnTerminal(_ program: URL, _ arguments: [String]) throws -> String {
  var (terminal, end): (Int32, Int32) = (-1, -1)
  guard openpty(&terminal, &end, nil, nil, nil) == 0 else { throw POSIXError(.ENOTTY) }
  defer { close(terminal) }
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = Programs.package
  process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm"]) { $1 }
  process.standardOutput = FileHandle(fileDescriptor: end)
  process.standardError = FileHandle.nullDevice
  try process.run()
  close(end)
  var (output, buffer) = (Data(), [UInt8](repeating: 0, count: 4096))
  while case let count = read(terminal, &buffer, buffer.count), count > 0 { output += buffer[..<count] }
  process.waitUntilExit()
  return String(decoding: output, as: UTF8.self).replacing("\r\n", with: "\n")
}
