/// Highlights Swift code, for a style sheet.
enum SwiftHighlighter {
  /// The lines of some code as HTML; a token's class is the name of its kind.
  static func lines(of code: String) -> [String] {
    var lines = [""]
    for token in SwiftToken.tokens(of: code) {
      // Comments and strings may span lines; the HTML elements do not.
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
