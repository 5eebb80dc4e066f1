/// Reads a text from start to end, as UTF-8 bytes.
///
/// Everything Weaving looks for starts and ends with ASCII or is a fixed text, so bytes serve as well as characters,
/// whose boundaries would first have to be found, and are ten times as fast as `Regex`. Speed matters because a chapter
/// reads its source before it prints its first line.
struct TextScanner {
  private var bytes: Substring.UTF8View

  /// A scanner at the start of a text.
  init<Text: StringProtocol>(_ text: Text) where Text.SubSequence == Substring { bytes = text[...].utf8 }

  /// The text not yet read.
  var rest: Substring { Substring(bytes) }

  /// Whether everything has been read.
  var isAtEnd: Bool { bytes.isEmpty }

  /// Reads a byte; `nil` at the end.
  mutating func next() -> UInt8? { bytes.popFirst() }

  /// Whether a text comes next.
  func comes(_ text: String) -> Bool { bytes.starts(with: text.utf8) }

  /// Skips a text if it comes next.
  ///
  /// - Returns: whether it did.
  mutating func skip(_ text: String) -> Bool {
    guard comes(text) else { return false }
    bytes = bytes.dropFirst(text.utf8.count)
    return true
  }

  /// Reads bytes for as long as they meet a condition.
  mutating func read(while condition: (UInt8) -> Bool) -> Substring {
    let end = bytes.firstIndex { !condition($0) } ?? bytes.endIndex
    defer { bytes = bytes[end...] }
    return Substring(bytes[..<end])
  }

  /// Reads up to the next occurrence of a text, and skips that text.
  ///
  /// - Returns: what came before it; `nil` if it does not occur, and then nothing has been read.
  mutating func read(upTo text: String) -> Substring? {
    guard let place = bytes.firstRange(of: text) else { return nil }
    defer { bytes = bytes[place.upperBound...] }
    return Substring(bytes[..<place.lowerBound])
  }
}

extension Substring.UTF8View {
  /// The first occurrence of a non-empty text.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    guard let first = text.utf8.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return start..<index(start, offsetBy: text.utf8.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}

extension UInt8 {
  /// Whether the byte is one of some ASCII characters.
  func isOne(of characters: StaticString) -> Bool {
    characters.withUTF8Buffer { $0.contains(self) }
  }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isLowercaseLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
  var isUppercaseLetter: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }

  /// Whether the byte may be part of a Swift name: letters, digits, underscores, and anything that is not ASCII.
  var isInName: Bool { isLowercaseLetter || isUppercaseLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }

  /// Whether the byte is ASCII white space.
  var isSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
