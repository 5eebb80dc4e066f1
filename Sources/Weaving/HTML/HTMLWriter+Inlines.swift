/// Prose in HTML. A Markdown parser would interpret `_` or `\\` in a formula itself, so it is given placeholders for
/// formulas and references (``Placeholders``).
extension HTMLWriter {
  /// Paragraphs, lists and other blocks.
  ///
  /// - Parameters:
  ///   - inlines: the text.
  ///   - itemLabel: returns the HTML that starts an item of an ordered list, given the item's number.
  /// - Returns: HTML elements.
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset.
  func prose(_ inlines: [Inline], itemLabel: ((Int) -> String)? = nil) throws -> String {
    var filling = Filling(self, inlines)
    return try MarkdownParser.html(Placeholders.markdown(of: inlines), itemLabel: itemLabel) {
      try filling.html(of: $0)
    }
  }

  /// Inline text, such as a caption.
  func inline(_ inlines: [Inline]) throws -> String {
    var filling = Filling(self, inlines)
    return try MarkdownParser.inlineHTML(Placeholders.markdown(of: inlines)) { try filling.html(of: $0) }
  }

  /// A formula as HTML.
  func formula(_ tex: String, line: Int, isDisplayed: Bool) throws -> String {
    do {
      return try formulas.html(tex, isDisplayed: isDisplayed)
    } catch let error as TypesettingError {
      throw WeavingError(file: file, line: line, error.message)
    }
  }

  /// Replaces the placeholders in a piece of prose, from its first text to its last. Only the placeholder that comes
  /// next is one; whatever else looks like one is text.
  private struct Filling {
    let writer: HTMLWriter
    let inlines: [Inline]
    var next: Int?

    init(_ writer: HTMLWriter, _ inlines: [Inline]) {
      self.writer = writer
      self.inlines = inlines
      next = Placeholders.first(in: inlines, after: -1)
    }

    /// The HTML of a text. Punctuation next to a formula stays on the same line.
    mutating func html(of text: String) throws -> String {
      var result = ""
      var scanner = TextScanner(text)
      while let index = next, let before = scanner.read(upTo: Placeholders.placeholder(index)) {
        let element = try writer.element(inlines[index])
        let end = before.lastIndex { !openingPunctuation.contains($0) }.map(before.index(after:)) ?? before.startIndex
        let opening = before[end...]
        let closing = scanner.rest.prefix { closingPunctuation.contains($0) }
        _ = scanner.skip(String(closing))
        result += before[..<end].raisedHTML
        // Long formulas may break between their parts.
        let isWhole = !(opening.isEmpty && closing.isEmpty) && element.unicodeScalars.count < longFormula
        result += isWhole ? "<span class=\"nowrap\">\(opening)\(element)\(closing)</span>" : opening + element + closing
        next = Placeholders.first(in: inlines, after: index)
      }
      return result + scanner.rest.raisedHTML
    }
  }

  private func element(_ inline: Inline) throws -> String {
    switch inline {
    case .text(let text):
      return escapedForHTML(text)
    case .math(let tex, let line):
      return try formula(tex, line: line, isDisplayed: false)
    case .reference(let text, let target):
      let preview = previews[target].map { " title=\"\(escapedForHTML($0))\"" } ?? ""
      return "<a href=\"\(page.link(to: target, format: "html"))\"\(preview)>\(escapedForHTML(text))</a>"
    }
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The text as HTML, with superscripts.
  var raisedHTML: String { escapedForHTML(self).withSuperscripts }
}

extension String {
  /// The text with superscripts, as in 10⁻³, set with the text's own digits: few fonts have all the superscript digits.
  var withSuperscripts: String {
    var result = ""
    var isRaised = false
    for character in unicodeScalars {
      let digit = character.isASCII ? nil : superscriptDigits[character]
      if isRaised != (digit != nil) { result += isRaised ? "</sup>" : "<sup>" }
      isRaised = digit != nil
      result.unicodeScalars.append(digit ?? character)
    }
    return result + (isRaised ? "</sup>" : "")
  }
}

private let superscriptDigits: [Unicode.Scalar: Unicode.Scalar] = [
  "⁻": "−", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
]

/// The number of characters in the HTML that KaTeX makes for a formula about a third of a line long.
private let longFormula = 4000
private let openingPunctuation: Set<Character> = ["(", "“", "‘"]
private let closingPunctuation: Set<Character> = [".", ",", ";", ":", "!", "?", ")", "”", "’"]
