import CXXHash
import Foundation

/// The 128-bit XXH3 checksum of a file and several pieces of data, each followed by its length so that pieces cannot
/// run together. Nobody forges chapters here; what matters is that a program is read at the speed of memory.
struct Checksum {
  private let state = XXH3_createState()

  /// The checksum in hexadecimal.
  ///
  /// - Throws: if the file cannot be read.
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

  /// Reads a megabyte at a time, since programs are large and several are read at once.
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
