extension [Inline] {
  /// The text in plain characters, for places that know neither Markdown nor formulas, such as the title of a figure's file.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text):
        // Links are told by their text; a mark of emphasis or code is left out, unless a backslash says that it is none.
        text.replacing(/\[([^\[\]]*)\]\([^()]*\)/) { $0.1 }.replacing(/\\(.)|[*`]/) { $0.1 ?? "" }
      case .math(let tex, _): PlainFormula.text(of: tex)
      case .reference(let text, _): text
      }
    }.joined()
  }
}
