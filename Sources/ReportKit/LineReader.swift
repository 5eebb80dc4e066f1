import Foundation

/// Reads lines from a pipe, in time linear in their length and in bounded memory: a line longer than ``longestLine`` is cut.
struct LineReader {
  /// The maximum number of bytes of a line.
  static let longestLine = 4096

  private var pipe: Int32?
  private let onLine: (String) -> Void
  /// Holds as many bytes as a pipe does.
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var line: [UInt8] = []

  /// A reader of a pipe.
  ///
  /// - Parameters:
  ///   - pipe: the pipe's descriptor; `nil` to read nothing.
  ///   - onLine: called with each complete line, without its line break.
  init(_ pipe: Int32?, onLine: @escaping (String) -> Void) {
    self.pipe = pipe
    self.onLine = onLine
  }

  /// Reads what is available, waiting for it if necessary.
  mutating func read(waitingFor milliseconds: Int32) {
    // poll ignores −1: once the pipe is closed, all that is left to wait for is the end of the writer, which is near.
    var request = pollfd(fd: pipe ?? -1, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, pipe == nil ? min(milliseconds, 5) : milliseconds) > 0, let pipe else { return }
    let count = Foundation.read(pipe, &buffer, buffer.count)
    if count == 0 { self.pipe = nil }
    var rest = buffer[..<max(count, 0)]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end])
      handOver()
      rest = rest[(end + 1)...]
    }
    keep(rest)
  }

  /// Reads what a writer that has ended left in the pipe, and hands over a last line even without a line break.
  mutating func readRest() {
    read(waitingFor: 0)
    if !line.isEmpty { handOver() }
  }

  private mutating func handOver() {
    onLine(String(decoding: line, as: UTF8.self))
    line.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    line += bytes.prefix(LineReader.longestLine - line.count)
  }
}
