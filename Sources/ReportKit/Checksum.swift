import CXXHash
import Foundation

/// XXH3, of 128 bits, over a file and several pieces of data, each told apart from the next. Nobody forges a chapter here;
/// what counts is that it reads a program as fast as memory gives it.
struct Checksum {
  private let state = XXH3_createState()

  /// The digest in hexadecimal digits.
  ///
  /// - Throws: where the file cannot be read.
  static func of(contentsOf file: URL, _ pieces: Data...) throws -> String {
    let checksum = Checksum()
    defer { XXH3_freeState(checksum.state) }
    XXH3_128bits_reset(checksum.state)
    try checksum.add(contentsOf: file)
    for piece in pieces {
      checksum.add(piece)
      checksum.add(count: piece.count)
    }
    let digest = XXH3_128bits_digest(checksum.state)
    return String(format: "%016lx%016lx", digest.high64, digest.low64)
  }

  /// A megabyte at a time: programs are large, and several are read at once.
  private func add(contentsOf file: URL) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var count = 0
    while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
      add(part)
      count += part.count
    }
    add(count: count)
  }

  private func add(_ data: Data) {
    _ = data.withUnsafeBytes { XXH3_128bits_update(state, $0.baseAddress, $0.count) }
  }

  private func add(count: Int) { add(withUnsafeBytes(of: UInt64(count).littleEndian) { Data($0) }) }
}
