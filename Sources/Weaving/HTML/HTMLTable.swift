/// An HTML table, in a box that scrolls if the table is wider than the page. Its cells are HTML.
struct HTMLTable {
  /// The column headings.
  let columns: [String]
  /// The rows, each with as many cells as there are columns.
  let rows: [[String]]
  /// For each column, whether it is set flush right, as numbers are.
  let isFlushRight: [Bool]

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
