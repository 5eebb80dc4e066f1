/// A table in HTML, in a box that scrolls where the table is wider than the page. Its cells are HTML.
struct HTMLTable {
  /// The heads of the columns.
  let columns: [String]
  /// The cells, in each row as many as there are columns.
  let rows: [[String]]
  /// Of each column whether it is set flush right, as numbers are.
  let isFlushRight: [Bool]

  /// A table with the given flush-right columns.
  init(columns: [String], rows: [[String]], isFlushRight: [Bool]) {
    self.columns = columns
    self.rows = rows
    self.isFlushRight = isFlushRight
  }

  /// A table with those columns flush right that hold nothing but numbers.
  init(columns: [String], rows: [[String]]) {
    self.init(
      columns: columns, rows: rows,
      isFlushRight: columns.indices.map { column in rows.allSatisfy { $0[column].isNumberInHTML } })
  }

  /// The box and the table.
  var html: String {
    """
    <div class="scroll"><table>
    <thead><tr>\(cells(columns, "th", " scope=\"col\""))</tr></thead>
    <tbody>
    \(rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n"))
    </tbody></table></div>
    """
  }

  private func cells(_ row: [String], _ name: String, _ attributes: String = "") -> String {
    zip(row, isFlushRight).map { "<\(name)\(attributes)\($1 ? " class=\"digits\"" : "")>\($0)</\(name)>" }.joined()
  }
}

extension String {
  /// Whether a cell of a table holds a number, such as `−1.5` or `2 × 10<sup>−3</sup>`, and nothing else.
  fileprivate var isNumberInHTML: Bool {
    var scanner = TextScanner(self)
    _ = scanner.skip("−") || scanner.skip("+")
    if scanner.skip("∞") { return scanner.isAtEnd }
    let digits = scanner.read { $0.isDigit || $0.isOne(of: ".,") }
    guard digits.utf8.first?.isDigit == true else { return false }
    guard scanner.skip(" × 10<sup>") || digits == "10" && scanner.skip("<sup>") else { return scanner.isAtEnd }
    _ = scanner.skip("−")
    return !scanner.read(while: \.isDigit).isEmpty && scanner.skip("</sup>") && scanner.isAtEnd
  }
}
