extension [Inline] {
  /// The text in plain characters, for places that understand neither Markdown nor TeX, such as the title in a figure's
  /// file.
  package var plainText: String {
    map { inline in
      switch inline {
      case .text(let text): text.withoutLinks.withoutEmphasis
      case .math(let tex, _): PlainFormula.text(of: tex)
      case .reference(let text, _): text
      }
    }.joined()
  }
}

extension String {
  /// The Markdown with links replaced by their text.
  fileprivate var withoutLinks: String {
    replacing("[") { scanner in
      var link = scanner
      let text = link.read { !$0.isOne(of: "[]") }
      guard link.skip("]("), case _ = link.read(while: { !$0.isOne(of: "()") }), link.skip(")") else { return "[" }
      scanner = link
      return String(text)
    }
  }

  /// The Markdown without the marks of emphasis and code, except escaped ones.
  fileprivate var withoutEmphasis: String {
    var scanner = TextScanner(self)
    var text = ""
    while true {
      text += scanner.read { !$0.isOne(of: "\\*`") }
      guard let mark = scanner.next() else { return text }
      if mark == UInt8(ascii: "\\") { text += ["\\", "*", "`"].first { scanner.skip($0) } ?? "" }
    }
  }
}
