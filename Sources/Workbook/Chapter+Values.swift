import Recordings
import Weaving

/// The style in which a number is written in prose, in formulas and on the terminal.
public typealias NumberStyle = Recordings.NumberStyle

/// A cell of a table: text, for which a string literal will do, or `.number(value, style)`.
public typealias TableCell = Recordings.TableCell

/// The values, text and tables of a chapter.
extension Chapter {
  /// Names a number, so that prose and formulas can show it as `{{name}}`.
  ///
  /// - Parameters:
  ///   - name: letters, digits, spaces and hyphens, the first a letter; used once in a chapter.
  ///   - value: the number, which must be finite.
  ///   - style: the style in which it is written.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line.
  public func record(
    _ name: String, _ value: Double, _ style: NumberStyle = .significant(4), file: String = #filePath, line: Int = #line
  ) {
    say(
      record { recorder throws(WeavingError) in
        try recorder.record(name, value, style, at: CallSite(file: file, line: line))
      })
  }

  /// Names a whole number, so that prose and formulas can show it as `{{name}}`, written without decimals.
  ///
  /// - Parameters:
  ///   - name: letters, digits, spaces and hyphens, the first a letter; used once in a chapter.
  ///   - value: the number.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line.
  public func record(_ name: String, _ value: Int, file: String = #filePath, line: Int = #line) {
    record(name, Double(value), .decimals(0), file: file, line: line)
  }

  /// Prints text on the terminal and under the listing.
  ///
  /// - Parameters:
  ///   - text: the text, shown as it is; it may span lines.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line, under which the text appears.
  public func show(_ text: String, file: String = #filePath, line: Int = #line) {
    say(record { recorder throws(WeavingError) in try recorder.show(text, at: CallSite(file: file, line: line)) })
  }

  /// Shows a table under the listing. Caption and cells are written in the grammar of prose; columns of numbers are set
  /// flush right.
  ///
  /// - Parameters:
  ///   - name: a string literal, used for one table of the chapter; prose refers to the table as `{{table:name}}`.
  ///   - caption: the caption.
  ///   - columns: the column headings.
  ///   - rows: the rows, each with one cell per column.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line, under which the table appears.
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
