import Recordings
import Weaving

/// Where in the sources something is recorded: the arguments `#filePath` and `#line` of a call.
struct CallSite {
  let file: String
  let line: Int
}

/// What a chapter records, and the rules for it. It prints nothing and ends nothing: each call returns the line that tells it on
/// the terminal, or throws.
struct Recorder {
  private(set) var recording: Recording
  /// The chapter's main file, relative to the package. Results are placed by their line in it.
  private let file: String

  /// An empty recording of a chapter.
  ///
  /// - Parameters:
  ///   - chapter: the chapter's place in the book.
  ///   - seed: the seed of the run.
  ///   - epochs: the most epochs that a training takes, where the reader asked for fewer than planned.
  init(for chapter: ChapterPlace, seed: UInt64, epochs: Int?) {
    file = chapter.mainFile
    recording = Recording(of: chapter, seed: seed)
    recording.epochs = epochs
  }

  /// Names a number.
  ///
  /// - Throws: where the name is none, is taken, or is that of the number of seeds; where the number is not finite.
  mutating func record(
    _ name: String, _ value: Double, _ style: NumberStyle, at site: CallSite
  ) throws(WeavingError) -> String {
    try check(site)
    guard name.first?.isLetter == true, name.isName(holding: " -") else {
      throw error(site, "a value's name is made of letters, digits, spaces and hyphens; here is ‘\(name)’")
    }
    guard name != Study.seedsMark else {
      throw error(site, "‘{{\(name)}}’ is the number of seeds studied; give the value another name")
    }
    guard value.isFinite else {
      throw error(site, "the value ‘\(name)’ is expected to be a finite number, but is \(value)")
    }
    guard recording.values[name] == nil else { throw error(site, "the value ‘\(name)’ is recorded twice") }
    recording.values[name] = RecordedValue(value, style)
    return "  \(name) = \(style.text(value))"
  }

  /// Takes lines that the code prints.
  mutating func show(_ text: String, at site: CallSite) throws(WeavingError) -> String {
    try add(.output(text), at: site)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
  }

  /// Takes a table.
  ///
  /// - Throws: where a row has not as many cells as there are columns.
  mutating func table(
    _ name: String, _ caption: String, columns: [String], rows: [[TableCell]], at site: CallSite
  ) throws(WeavingError) -> String {
    if let fault = rows.fault(inTable: name, ofColumns: columns.count) { throw error(site, fault) }
    try add(.table(name: name, caption: caption, columns: columns, rows: rows), at: site)
    return "  table \(name)"
  }

  /// Takes a figure by its name; files are named for it.
  ///
  /// - Throws: where the name is none, or there is no alternative text.
  mutating func figure(_ name: String, caption: String, alt: String, at site: CallSite) throws(WeavingError) -> String {
    guard !name.isEmpty, name.first != "-", name.isName(holding: "-") else {
      throw error(site, "a figure's name is made of letters, digits and hyphens; here is ‘\(name)’")
    }
    guard !alt.isEmpty else { throw error(site, "the figure ‘\(name)’ has no text for those who cannot see it") }
    try add(.figure(name: name, caption: caption, alt: alt), at: site)
    return "  figure \(name)"
  }

  /// Takes a claim; where it says what a figure shows, with that figure's name.
  ///
  /// - Returns: the statement with what was measured, and whether it holds.
  mutating func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, of figure: String?, at site: CallSite
  ) throws(WeavingError) -> (text: String, holds: Bool) {
    try add(.claim(statement: statement, measured: measured, requirement: requirement, figure: figure), at: site)
    let text = "\(statement) Measured: \(NumberStyle.significant(4).text(measured)); required: \(requirement.text)."
    return (text, requirement.isMet(by: measured))
  }

  private mutating func add(_ content: RecordedResult.Content, at site: CallSite) throws(WeavingError) {
    try check(site)
    recording.results.append(RecordedResult(line: site.line, content))
  }

  private func check(_ site: CallSite) throws(WeavingError) {
    guard site.file.hasSuffix(file) else {
      throw WeavingError(
        file: site.file, line: site.line, "results are recorded in \(file) only, so that they have a place")
    }
  }

  private func error(_ site: CallSite, _ message: String) -> WeavingError {
    WeavingError(file: file, line: site.line, message)
  }
}

extension String {
  /// Whether the text is made of letters and digits of ASCII and of some other characters.
  fileprivate func isName(holding others: String) -> Bool {
    allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) }
  }
}
