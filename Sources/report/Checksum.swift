import CGLib
import Foundation

/// SHA-1 over several pieces of data, each told apart from the next. Nobody forges a chapter here; what counts is that it is
/// fast.
struct Checksum {
  private let state = g_checksum_new(G_CHECKSUM_SHA1)

  /// The digest in hexadecimal digits.
  static func of(_ pieces: Data...) -> String {
    let checksum = Checksum()
    defer { g_checksum_free(checksum.state) }
    for piece in pieces {
      checksum.add(withUnsafeBytes(of: UInt64(piece.count).littleEndian) { Data($0) })
      checksum.add(piece)
    }
    return String(cString: g_checksum_get_string(checksum.state))
  }

  private func add(_ data: Data) {
    data.withUnsafeBytes { g_checksum_update(state, $0.baseAddress, gssize($0.count)) }
  }
}
