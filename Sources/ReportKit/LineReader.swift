import Foundation

/// Hands over the lines that come through a pipe, in time linear in their bytes and in bounded memory: of a line longer than
/// ``longestLine`` the rest is dropped.
struct LineReader {
  /// The most bytes of a line that are kept.
  static let longestLine = 4096

  private var pipe: Int32?
  private let onLine: (String) -> Void
  /// As many bytes as a pipe holds.
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var line: [UInt8] = []

  /// The reader of a pipe, or of nothing.
  ///
  /// - Parameters:
  ///   - pipe: where it reads.
  ///   - onLine: is given each line as soon as it is whole, without its end.
  init(_ pipe: Int32?, onLine: @escaping (String) -> Void) {
    self.pipe = pipe
    self.onLine = onLine
  }

  /// Reads what there is, after it has waited for something to come.
  mutating func read(waitingFor milliseconds: Int32) {
    // poll ignores −1: with the pipe closed, only the writer's end, which is near, is waited for.
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

  /// Reads what a writer that has ended has left in the pipe, and hands over a last line without an end.
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
