/// What stands for a formula or a reference while the text around it is read as Markdown: private-use characters around
/// its index.
///
/// An author's text contains no such character (``AuthorText``). One that Markdown itself makes, from `&#xE000;`, is
/// not in its turn, and then the weaver refuses the text.
enum Placeholders {
  /// The Markdown of a piece of prose, with a placeholder for everything else in it.
  static func markdown(of inlines: [Inline]) -> String {
    inlines.enumerated().map { index, inline in
      if case .text(let text) = inline { text } else { placeholder(index) }
    }.joined()
  }

  /// The placeholder for a part of a piece of prose.
  static func placeholder(_ index: Int) -> String { "\(start)\(index)\(end)" }

  /// The next part after a given one that has a placeholder.
  static func first(in inlines: [Inline], after index: Int) -> Int? {
    inlines[(index + 1)...].firstIndex { if case .text = $0 { false } else { true } }
  }

  /// The indices of the placeholders in a text; those that are damaged count as -1.
  static func indices(in text: String) -> [Int] {
    var indices: [Int] = []
    var scanner = TextScanner(text)
    while scanner.read(upTo: start) != nil {
      let index = Int(scanner.read(while: \.isDigit))
      indices.append(scanner.skip(end) ? index ?? -1 : -1)
    }
    return indices
  }

  private static let start = "\u{E000}"
  private static let end = "\u{E001}"
}
