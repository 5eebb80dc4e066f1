import CXXHash
import Foundation

/// The 128-bit XXH3 checksum of files and pieces of data, each followed by its length so that pieces cannot
/// run together. Nobody forges chapters here; what matters is that a program is read at the speed of memory.
final class Checksum {
  private let state = XXH3_createState()

  private init() { XXH3_128bits_reset(state) }

  deinit { XXH3_freeState(state) }

  /// The checksum of pieces of data, in hexadecimal: 32 digits.
  static func of(_ pieces: Data...) -> String {
    let checksum = Checksum()
    checksum.add(pieces)
    return checksum.digits
  }

  /// The checksum of a file and pieces of data, in hexadecimal: 32 digits.
  ///
  /// - Throws: if the file cannot be read.
  static func of(contentsOf file: URL, _ pieces: Data...) throws -> String {
    let checksum = Checksum()
    try checksum.add(contentsOf: file)
    checksum.add(pieces)
    return checksum.digits
  }

  private var digits: String {
    let digest = XXH3_128bits_digest(state)
    return String(format: "%016lx%016lx", digest.high64, digest.low64)
  }

  private func add(_ pieces: [Data]) {
    for piece in pieces {
      add(piece)
      add(count: piece.count)
    }
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
