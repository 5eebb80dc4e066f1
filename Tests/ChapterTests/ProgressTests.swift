import Foundation
import TestPrograms
import Testing

/// How a chapter shows the progress of a training run.
@Suite struct ProgressTests {
  private static let epochs = 150

  @Test func `a file or a pipe gets a line every hundred epochs and one for the last`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("chapter3", "--epochs", "\(Self.epochs)", "--output", folder.path)
    // What the page shows of the run is printed too, further to the right.
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("  Iter: ") }
    let epochs = lines.compactMap { $0.firstMatch(of: /Iter: (\d+),/).flatMap { Int($0.1) } }
    #expect(epochs.prefix(3) == [1, 101, 150], "\(run)")
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\r"))
  }

  @Test func `a terminal gets a bar, which is full at the end`() throws {
    let folder = try TemporaryFolder()
    var (terminal, end): (Int32, Int32) = (-1, -1)
    try #require(openpty(&terminal, &end, nil, nil, nil) == 0)
    defer { close(terminal) }
    let process = Process()
    process.executableURL = Programs.folder.appending(path: "chapter3")
    process.arguments = ["--epochs", "\(Self.epochs)", "--output", folder.path]
    process.currentDirectoryURL = Programs.package
    process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm"]) { $1 }
    process.standardOutput = FileHandle(fileDescriptor: end)
    process.standardError = FileHandle.nullDevice
    try process.run()
    close(end)
    var (output, buffer) = (Data(), [UInt8](repeating: 0, count: 4096))
    while case let count = read(terminal, &buffer, buffer.count), count > 0 { output += buffer[..<count] }
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self).replacing("\r\n", with: "\n")
    // Drawn over what was there.
    #expect(text.contains(/\r\u{1B}\[K░{20} \d+ s left  Iter: 1,/), "\(text.prefix(3000))")
    #expect(text.contains(/\r\u{1B}\[K█{20} Iter: 150, [^\r\n]+\n/))
    #expect(!text.contains("\n  Iter: "))
  }
}
