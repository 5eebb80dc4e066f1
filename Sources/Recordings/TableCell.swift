/// A cell of a table: text, or a number. A column of numbers is set flush right.
///
/// A string literal is a cell of text: `["line", .number(error, .decimals(2))]`.
public enum TableCell: Codable, Equatable, Sendable {
  /// Text in the grammar of prose.
  case text(String)
  /// A number, written in the given style, in bold if it is to stand out.
  case number(Double, NumberStyle = .significant(4), isBold: Bool = false)

  /// A whole number, written without decimals.
  public static func integer(_ number: Int, isBold: Bool = false) -> TableCell {
    .number(Double(number), .decimals(0), isBold: isBold)
  }

  /// The cell's contents in the grammar of prose.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number, let style, let isBold): isBold ? "**\(style.text(number))**" : style.text(number)
    }
  }

  /// Whether the cell may stand in a column of numbers: it holds a number or is empty.
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
        "the table ‘\(name)’ has \(count) columns, but one row has \(row.count) cells\(row.isEmpty ? "" : ": ")\(cells)"
    }
  }
}

extension TableCell: ExpressibleByStringInterpolation {
  /// A cell of text.
  public init(stringLiteral text: String) { self = .text(text) }
}
