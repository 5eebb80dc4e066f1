import CXXHash
import Foundation

/// XXH3, of 128 bits, over several pieces of data, each told apart from the next. Nobody forges a chapter here; what counts
/// is that it reads a program as fast as memory gives it.
struct Checksum {
  private let state = XXH3_createState()

  /// The digest in hexadecimal digits.
  static func of(_ pieces: Data...) -> String {
    let checksum = Checksum()
    defer { XXH3_freeState(checksum.state) }
    XXH3_128bits_reset(checksum.state)
    for piece in pieces {
      checksum.add(withUnsafeBytes(of: UInt64(piece.count).littleEndian) { Data($0) })
      checksum.add(piece)
    }
    let digest = XXH3_128bits_digest(checksum.state)
    return String(format: "%016lx%016lx", digest.high64, digest.low64)
  }

  private func add(_ data: Data) {
    _ = data.withUnsafeBytes { XXH3_128bits_update(state, $0.baseAddress, $0.count) }
  }
}
