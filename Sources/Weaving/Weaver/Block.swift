/// A block-level part of a chapter or page.
public enum Block: Equatable, Sendable {
  /// A heading below the chapter's title. `level` is 2 for a section; only sections have a `number`, such as `1.2`.
  case heading(level: Int, number: String?, text: [Inline], anchor: Anchor)
  /// Markdown text, with formulas and references separated out.
  case prose([Inline])
  /// A displayed formula in TeX, with its source line. Only labelled formulas have a number, such as `1.2`, and an
  /// anchor.
  case equation(tex: String, line: Int, number: String?, anchor: Anchor?)
  /// Swift code without its hidden lines, and the file it comes from.
  case listing(lines: [SourceLine], file: String, isExcerpt: Bool)
  /// Text that the code printed.
  case output(String)
  /// A figure, stored as `name.png` and `name.svg` in the chapter's output folder. If there is a claim about what it
  /// shows, the claim ends its caption.
  case figure(name: String, number: String, caption: [Inline], finding: Claim? = nil, alt: String, anchor: Anchor)
  /// A numbered table.
  case table(number: String, caption: [Inline], Table, anchor: Anchor)
  /// A measured statement.
  case claim(Claim)
}

extension Block {
  /// The level of a heading on a page whose headings move down by some levels: from 1 to 6, which is all that pages
  /// have.
  static func headingLevel(_ level: Int, movedBy offset: Int) -> Int { min(max(level, 1), 6 - offset) + offset }
}

/// The contents of a table; each row has as many cells as there are columns.
public struct Table: Equatable, Sendable {
  /// The column headings.
  public var columns: [[Inline]]
  /// For each column, whether it contains only numbers and is set flush right.
  public var isNumeric: [Bool]
  /// The cells, row by row.
  public var rows: [[[Inline]]]
}
