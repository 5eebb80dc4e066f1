/// Operations that the standard library does character by character, here done on UTF-8 bytes: see ``TextScanner``.
extension StringProtocol where SubSequence == Substring {
  /// The lines, without the line feeds between them.
  var lines: [Substring] {
    self[...].utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
  }

  /// The text without white space at either end.
  var trimmed: Substring {
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isSpace }), let end = scalars.lastIndex(where: { !$0.isSpace })
    else { return self[endIndex...] }
    return self[start..<scalars.index(after: end)]
  }

  /// Whether the text contains another.
  func contains(_ text: String) -> Bool {
    var scanner = TextScanner(self)
    return scanner.read(upTo: text) != nil
  }

  /// The text with `new` in place of every `old`.
  func replacing(_ old: String, with new: String) -> String { replacing(old) { _ in new } }

  /// The text with the result of `new` in place of every `old`. `new` may read on in the text that follows.
  func replacing(_ old: String, with new: (inout TextScanner) throws -> String) rethrows -> String {
    var scanner = TextScanner(self)
    var result = ""
    while let before = scanner.read(upTo: old) {
      result += before
      result += try new(&scanner)
    }
    return result + scanner.rest
  }

  /// The text with the result of `new` in place of each of some ASCII characters.
  func replacing(each characters: StaticString, with new: (UInt8) -> String) -> String {
    var scanner = TextScanner(self)
    var result = String(scanner.read { !$0.isOne(of: characters) })
    while let character = scanner.next() {
      result += new(character)
      result += scanner.read { !$0.isOne(of: characters) }
    }
    return result
  }

  /// The text with a backslash before each of some ASCII characters.
  func escaping(_ characters: StaticString) -> String {
    replacing(each: characters) { "\\\(Character(Unicode.Scalar($0)))" }
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { isASCII ? UInt8(truncatingIfNeeded: value).isSpace : properties.isWhitespace }
}
