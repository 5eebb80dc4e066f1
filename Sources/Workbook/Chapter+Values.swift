import Recordings
import Weaving

/// How a number is written in prose, on the terminal and in formulas.
public typealias NumberStyle = Recordings.NumberStyle

/// A cell of a table: a text, as which a string literal counts, or `.number(value, style)`.
public typealias TableCell = Recordings.TableCell

/// What a chapter shows in words and numbers.
extension Chapter {
  /// Names a finite number, so that prose can show it as `{{name}}`, written in the given style. A name is used once in a
  /// chapter.
  public func record(
    _ name: String, _ value: Double, _ style: NumberStyle = .significant(4), file: String = #filePath, line: Int = #line
  ) {
    say(
      record { recorder throws(WeavingError) in
        try recorder.record(name, value, style, at: CallSite(file: file, line: line))
      })
  }

  /// Names a whole number, so that prose can show it as `{{name}}`.
  public func record(_ name: String, _ value: Int, file: String = #filePath, line: Int = #line) {
    record(name, Double(value), .decimals(0), file: file, line: line)
  }

  /// Prints a text, on the terminal and under the listing.
  public func show(_ text: String, file: String = #filePath, line: Int = #line) {
    say(record { recorder throws(WeavingError) in try recorder.show(text, at: CallSite(file: file, line: line)) })
  }

  /// Prints a table under the listing: a head of columns, and rows of as many cells. Caption and cells are prose in the
  /// grammar of the book. A column of numbers is set flush right.
  ///
  /// The name is a literal, used once in a chapter.
  public func table(
    _ name: String, _ caption: String, columns: [String], rows: [[TableCell]], file: String = #filePath,
    line: Int = #line
  ) {
    say(
      record { recorder throws(WeavingError) in
        try recorder.table(name, caption, columns: columns, rows: rows, at: CallSite(file: file, line: line))
      })
  }
}
