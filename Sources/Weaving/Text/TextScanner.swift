/// Reads a text from its start to its end, by bytes of UTF-8.
///
/// All that Weaving looks for begins and ends with ASCII or is a fixed text. So bytes say as much as characters do, whose
/// bounds would have to be found first, and they are read ten times as fast as a `Regex` reads. Sources are read before a
/// chapter says its first word.
struct TextScanner {
  private var bytes: Substring.UTF8View

  /// A scanner at the start of a text.
  init<Text: StringProtocol>(_ text: Text) where Text.SubSequence == Substring { bytes = text[...].utf8 }

  /// What has not been read yet.
  var rest: Substring { Substring(bytes) }

  /// Whether all has been read.
  var isAtEnd: Bool { bytes.isEmpty }

  /// Reads a byte; `nil` at the end.
  mutating func next() -> UInt8? { bytes.popFirst() }

  /// Steps over a text if it comes next.
  ///
  /// - Returns: whether it did.
  mutating func skip(_ text: String) -> Bool {
    guard bytes.starts(with: text.utf8) else { return false }
    bytes = bytes.dropFirst(text.utf8.count)
    return true
  }

  /// Reads as long as a condition holds of the bytes.
  mutating func read(while condition: (UInt8) -> Bool) -> Substring {
    let end = bytes.firstIndex { !condition($0) } ?? bytes.endIndex
    defer { bytes = bytes[end...] }
    return Substring(bytes[..<end])
  }

  /// Reads what comes before a text, and steps over that text.
  ///
  /// - Returns: `nil` where the text does not come any more; then nothing has been read.
  mutating func read(upTo text: String) -> Substring? {
    guard let place = bytes.firstRange(of: text) else { return nil }
    defer { bytes = bytes[place.upperBound...] }
    return Substring(bytes[..<place.lowerBound])
  }
}

extension Substring.UTF8View {
  /// The first place of a text that is not empty.
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

  /// Whether the byte may stand in a name of a program: letters, digits, low lines, and all that is not ASCII.
  var isInName: Bool { isLowercaseLetter || isUppercaseLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }

  /// Whether the byte is white space of ASCII.
  var isSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
