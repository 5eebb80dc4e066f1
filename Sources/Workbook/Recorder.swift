import Recordings
import Weaving

/// The place in the sources where something is recorded: a call's `#filePath` and `#line`.
struct CallSite {
  let file: String
  let line: Int
}

/// Records a chapter's results and checks them. It neither prints nor ends the program: each call returns the text to
/// print on the terminal, or throws.
struct Recorder {
  private(set) var recording: Recording
  /// The chapter's `main.swift`, relative to the package. Results are placed by their lines in it.
  private let file: String

  /// A recorder for a chapter, with nothing recorded.
  ///
  /// - Parameters:
  ///   - chapter: the chapter's number and name.
  ///   - seed: the seed of the run.
  ///   - epochs: the limit on training epochs, if the reader set one.
  init(for chapter: ChapterPlace, seed: UInt64, epochs: Int?) {
    file = chapter.mainFile
    recording = Recording(of: chapter, seed: seed)
    recording.epochs = epochs
  }

  /// Names a number.
  ///
  /// - Throws: if the name is malformed, taken or reserved, or the number is not finite.
  mutating func record(
    _ name: String, _ value: Double, _ style: NumberStyle, at site: CallSite
  ) throws(WeavingError) -> String {
    try check(site)
    guard name.first?.isLetter == true, name.isName(holding: " -") else {
      throw error(
        site,
        "a value's name consists of letters, digits, spaces and hyphens and starts with a letter, unlike ‘\(name)’")
    }
    guard name != Study.seedsMark else {
      throw error(site, "‘{{\(name)}}’ is reserved for the number of seeds studied; give the value another name")
    }
    guard value.isFinite else {
      throw error(site, "the value ‘\(name)’ should be a finite number, but is \(value)")
    }
    guard recording.values[name] == nil else { throw error(site, "the value ‘\(name)’ is recorded twice") }
    recording.values[name] = RecordedValue(value, style)
    return "  \(name) = \(style.text(value))"
  }

  /// Records text that the code prints.
  mutating func show(_ text: String, at site: CallSite) throws(WeavingError) -> String {
    try add(.output(text), at: site)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
  }

  /// Records a table.
  ///
  /// - Throws: if the number of cells in a row differs from the number of columns.
  mutating func table(
    _ name: String, _ caption: String, columns: [String], rows: [[TableCell]], at site: CallSite
  ) throws(WeavingError) -> String {
    if let fault = rows.fault(inTable: name, ofColumns: columns.count) { throw error(site, fault) }
    try add(.table(name: name, caption: caption, columns: columns, rows: rows), at: site)
    return "  table \(name)"
  }

  /// Records a figure by its name, which also names its files.
  ///
  /// - Throws: if the name is malformed or the alternative text is empty.
  mutating func figure(_ name: String, caption: String, alt: String, at site: CallSite) throws(WeavingError) -> String {
    guard RecordedResult.isFigureName(name) else { throw error(site, RecordedResult.figureNameFault(name)) }
    guard !alt.isEmpty else { throw error(site, "the figure ‘\(name)’ has no alternative text (alt)") }
    try add(.figure(name: name, caption: caption, alt: alt), at: site)
    return "  figure \(name)"
  }

  /// Records a claim, with the name of the figure whose caption it ends, if any.
  ///
  /// - Returns: what was measured and required, as a clause, and whether the claim holds.
  mutating func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, of figure: String?, at site: CallSite
  ) throws(WeavingError) -> (text: String, holds: Bool) {
    try add(.claim(statement: statement, measured: measured, requirement: requirement, figure: figure), at: site)
    let text = "measured \(NumberStyle.significant(4).text(measured)), required \(requirement.text)"
    return (text, requirement.isMet(by: measured))
  }

  private mutating func add(_ content: RecordedResult.Content, at site: CallSite) throws(WeavingError) {
    try check(site)
    recording.results.append(RecordedResult(line: site.line, content))
  }

  private func check(_ site: CallSite) throws(WeavingError) {
    guard site.file.hasSuffix(file) else {
      throw WeavingError(
        file: site.file, line: site.line,
        "results can be recorded only in \(file), whose lines decide where they appear")
    }
  }

  private func error(_ site: CallSite, _ message: String) -> WeavingError {
    WeavingError(file: file, line: site.line, message)
  }
}

extension String {
  /// Whether the text consists of ASCII letters and digits and the given other characters.
  fileprivate func isName(holding others: String) -> Bool {
    allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) }
  }
}
