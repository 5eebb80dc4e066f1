import Foundation

/// Data with its checksum in front, by which damage is noticed.
enum SealedData {
  /// Seals data for a name: under another name, or with a byte changed, it cannot be opened.
  static func seal(_ data: Data, for name: String) -> Data { seal(of: data, for: name) + data }

  /// The data that was sealed for a name; `nil` if it is not as it was.
  static func open(_ sealed: Data, for name: String) -> Data? {
    let data = Data(sealed.dropFirst(length))
    return sealed.prefix(length) == seal(of: data, for: name) ? data : nil
  }

  /// The number of hexadecimal digits of a checksum.
  private static let length = 32

  private static func seal(of data: Data, for name: String) -> Data {
    Data(Checksum.of(Data(name.utf8), data).utf8)
  }
}
