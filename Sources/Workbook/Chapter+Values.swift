import Weaving

/// How a number is written in prose, on the terminal and in formulas.
public typealias NumberStyle = Weaving.NumberStyle

/// What a chapter shows in words and numbers.
extension Chapter {
  /// Names a finite number, so that prose can show it as `{{name}}`, written in the given style. A name is used once in a
  /// chapter.
  public func record(
    _ name: String, _ value: Double, _ style: NumberStyle = .significant(4), file: String = #filePath, line: Int = #line
  ) {
    check(file, line)
    guard name.first?.isLetter == true, name.isName(holding: " -") else {
      stop(line, "a value's name is made of letters, digits, spaces and hyphens; here is ‘\(name)’")
    }
    guard name != Study.seedsMark else {
      stop(line, "‘{{\(name)}}’ is the number of seeds studied; give the value another name")
    }
    guard value.isFinite else { stop(line, "the value ‘\(name)’ is expected to be a finite number, but is \(value)") }
    guard recording.values[name] == nil else { stop(line, "the value ‘\(name)’ is recorded twice") }
    recording.values[name] = RecordedValue(value, style)
    say("  \(name) = \(style.text(value))")
  }

  /// Names a whole number, so that prose can show it as `{{name}}`.
  public func record(_ name: String, _ value: Int, file: String = #filePath, line: Int = #line) {
    record(name, Double(value), .decimals(0), file: file, line: line)
  }

  /// Prints a text, on the terminal and under the listing.
  public func show(_ text: String, file: String = #filePath, line: Int = #line) {
    add(.output(text), file, line)
    say(text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n"))
  }

  /// Prints a table under the listing: a head of columns, and rows of as many cells. Caption and cells are prose in the
  /// grammar of the book.
  ///
  /// The name is a literal, used once in a chapter.
  public func table(
    _ name: String, _ caption: String, columns: [String], rows: [[String]], file: String = #filePath, line: Int = #line
  ) {
    if let row = rows.first(where: { $0.count != columns.count }) {
      stop(line, "the table ‘\(name)’ has \(columns.count) columns, but a row of \(row.count) cells: \(row)")
    }
    add(.table(name: name, caption: caption, columns: columns, rows: rows), file, line)
    say("  table \(name)")
  }
}
