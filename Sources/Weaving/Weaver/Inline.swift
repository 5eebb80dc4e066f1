/// An inline part of prose.
public enum Inline: Equatable, Sendable {
  /// Markdown text.
  case text(String)
  /// An inline formula in TeX, with its source line.
  case math(tex: String, line: Int)
  /// A link to something numbered: `Figure 1.2`, `(1.4)`, `Chapter 2`, `[1]`.
  case reference(text: String, target: Anchor)
}
