/// The text of an author where it enters the book, from a file or from a run. Everything behind this door may rely on
/// it.
enum AuthorText {
  /// The text of a file with the line breaks of Unix and without a byte order mark.
  ///
  /// - Parameters:
  ///   - text: the text as it was read.
  ///   - file: the file's name for errors.
  /// - Returns: the text as everything else reads it.
  /// - Throws: ``WeavingError`` if the file or a line is too long, or a character is not for pages.
  static func checked(_ text: String, of file: String) throws(WeavingError) -> String {
    var text = text
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard text.utf8.count <= Bounds.bytesOfFile else {
      throw WeavingError(
        file: file, line: 1,
        "a file of a book has at most \(Bounds.bytesOfFile) bytes, but this one has \(text.utf8.count)")
    }
    text = withUnixLineBreaks(text)
    try checkCharacters(of: text, file: file, line: 1, isFile: true)
    for (number, line) in zip(1..., text.lines) where line.utf8.count > Bounds.bytesOfLine {
      throw WeavingError(
        file: file, line: number,
        "a line has at most \(Bounds.bytesOfLine) bytes, but this one has \(line.utf8.count); break it")
    }
    return text
  }

  /// A text that a line of a chapter records, with the line breaks of Unix.
  ///
  /// - Throws: ``WeavingError`` if it is too long or a character is not for pages.
  static func checked(
    _ text: String, atMost most: Int, file: String, line: Int
  ) throws(WeavingError) -> String {
    guard text.utf8.count <= most else {
      throw WeavingError(
        file: file, line: line, "such a text has at most \(most) bytes, but this one has \(text.utf8.count)")
    }
    let text = withUnixLineBreaks(text)
    try checkCharacters(of: text, file: file, line: line, isFile: false)
    return text
  }

  /// Swift, too, takes a carriage return for a line break.
  private static func withUnixLineBreaks(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private static func checkCharacters(
    of text: String, file: String, line: Int, isFile: Bool
  ) throws(WeavingError) {
    guard let place = text.unicodeScalars.firstIndex(where: \.isNotForPages) else { return }
    throw WeavingError(
      file: file, line: line + (isFile ? text[..<place].utf8.count { $0 == UInt8(ascii: "\n") } : 0),
      "the character U+\(text.unicodeScalars[place].hexadecimal) means nothing on a page or changes how the text "
        + "around it reads; remove it"
    )
  }
}

extension Unicode.Scalar {
  /// The number of the character in at least four hexadecimal digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether no page may hold the character: controls, marks that reverse the direction of what follows, so that code
  /// does not read as it runs, characters for private use, of which placeholders are made, and those that are none.
  var isNotForPages: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFEFF, 0xF_0000...: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
