/// A cell of a table: a text, or a number, which stands flush right in a column of numbers.
///
/// A string literal is a text: `["line", .number(error, .decimals(2))]`.
public enum TableCell: Codable, Equatable, Sendable {
  /// A text, in the grammar of prose.
  case text(String)
  /// A number, written as prose would write it, and in bold where it stands out.
  case number(Double, NumberStyle = .significant(4), isBold: Bool = false)

  /// A whole number.
  public static func integer(_ number: Int, isBold: Bool = false) -> TableCell {
    .number(Double(number), .decimals(0), isBold: isBold)
  }

  /// What stands in the cell.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number, let style, let isBold): isBold ? "**\(style.text(number))**" : style.text(number)
    }
  }

  /// Whether a column with this cell may be one of numbers: the cell holds one, or nothing.
  package var isNumberOrEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .number: true
    }
  }
}

extension [[TableCell]] {
  /// What is wrong with the rows of a table, in one clause: one that has not as many cells as there are columns. `nil` where
  /// nothing is.
  package func fault(inTable name: String, ofColumns count: Int) -> String? {
    first { $0.count != count }.map { row in
      let cells = row.map { "‘\($0.text)’" }.joined(separator: ", ")
      return
        "the table ‘\(name)’ has \(count) columns, but a row of \(row.count) cells\(row.isEmpty ? "" : ": ")\(cells)"
    }
  }
}

extension TableCell: ExpressibleByStringInterpolation {
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
}
