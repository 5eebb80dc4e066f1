/// Marks the words of Swift code for a style sheet.
enum SwiftHighlighter {
  /// The lines of some code as HTML; the class of a word is the name of its kind.
  static func lines(of code: String) -> [String] {
    var lines = [""]
    for token in SwiftToken.tokens(of: code) {
      // A comment or a string may go over several lines; the marks do not.
      for (index, part) in token.text.lines.enumerated() {
        if index > 0 { lines.append("") }
        guard !part.isEmpty else { continue }
        let text = escapedForHTML(part)
        lines[lines.count - 1] += token.kind.map { "<span class=\"\($0.rawValue)\">\(text)</span>" } ?? text
      }
    }
    return lines
  }
}

/// A text in which no character means anything to HTML, in an attribute neither.
func escapedForHTML<Text: StringProtocol>(_ text: Text) -> String where Text.SubSequence == Substring {
  text.replacing(each: "&<>\"") { character in
    switch character {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "&quot;"
    }
  }
}
