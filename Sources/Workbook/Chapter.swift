import CairoCanvas
import Dispatch
import Foundation
import Plotting
import Weaving

/// How a number is written in prose, on the terminal and in formulas.
public typealias NumberStyle = Weaving.NumberStyle

/// A chapter that is running: the vocabulary in which its author shows results.
///
/// ```swift
/// let chapter = Chapter()  //hide
/// //: # Likelihood
/// //: …
/// chapter.record("samples", 200)
/// chapter.claim("the sample mean wins", excess, isAbove: 0)
/// chapter.finish()  //hide
/// ```
///
/// Everything is recorded with its line of source. ``finish()`` weaves the chapter and publishes it; whatever stops the
/// program before that leaves the earlier output untouched. Misuse ends the program with exit status 2 and one line that
/// names file and line.
public final class Chapter {
  /// The chapter's number, from its folder.
  public let number: Int
  /// The seed that the reader asked for, 42 unless told.
  public let seed: UInt64

  private let options: ChapterOptions
  private let book: Book
  private let parsed: ParsedChapter
  private let staging: StagingFolder
  private let folder: OutputFolder
  private let interruption: Interruption
  private var recording: Recording
  private var timings = Timings()
  /// The figures shown. Their SVG holds caption and alternative text, which may tell values that are recorded later.
  private var drawings: [String: FigureDrawing] = [:]
  private var progressLine = ProgressLine()

  /// Starts the chapter whose `main.swift` this is called in: reads the command line and the chapter's source.
  public init(file: String = #filePath) {
    trapQuietly(in: file)
    options = ChapterOptions.parseOrExitInOneLine()
    do {
      guard let (root, number) = Book.place(ofSource: file) else {
        throw WeavingError(file: file, line: 1, "a chapter's program is chapters/chapterN/main.swift")
      }
      book = try Book(root: root)
      parsed = try book.chapter(number)
      let output = URL(filePath: options.output, directoryHint: .isDirectory)
      let staging = try StagingFolder("chapter\(number)", in: output)
      cleanUp.set { staging.discard() }
      self.staging = staging
      folder = try OutputFolder("chapter\(number)", in: output, staging: staging.url)
      self.number = number
    } catch {
      fail(error)
    }
    seed = options.seed
    recording = Recording(chapter: number, seed: seed)
    recording.epochs = options.epochs
    interruption = Interruption { [staging] in staging.discard() }

    // Runs at every other end than that of `finish()`: without it, a program that forgets it would write nothing and
    // say nothing.
    atexit {
      cleanUp.run()
      warn("ended before chapter.finish(), so that nothing was written")
      _exit(2)
    }
    say("Chapter \(number). \(parsed.title) (seed \(seed))")
  }

  /// How many epochs to train for: as many as planned, or fewer where the reader is impatient (`--epochs`).
  public func epochs(_ planned: Int) -> Int { min(planned, options.epochs ?? planned) }

  /// Shows how far a training run has come, unless the reader wants quiet: a line once in `every` epochs, and on a terminal
  /// a bar with the time left.
  public func progress(_ epoch: Int, of epochs: Int, every: Int, epochLoss: Double, testLoss: Double?) {
    guard !options.quiet else { return }
    progressLine.update(epoch, of: epochs, every: every, epochLoss: epochLoss, testLoss: testLoss)
    fflush(nil)
  }

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

  /// Draws a figure under the listing, as `name.png` and `name.svg`. Its caption and its alternative text are prose
  /// in the grammar of the book.
  ///
  /// The name is a literal, used once in a chapter, of letters, digits and hyphens, because files are named for it.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, file, line)
  }

  /// Draws a figure and states what it shows: a measured value lies below a bound. The statement ends the caption.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, claim statement: String, _ measured: Double,
    isBelow bound: Double, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, file, line)
    claim(statement, measured, .below(bound), of: name, file, line)
  }

  /// Draws a figure and states what it shows: a measured value lies above a bound. The statement ends the caption.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, claim statement: String, _ measured: Double,
    isAbove bound: Double, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, file, line)
    claim(statement, measured, .above(bound), of: name, file, line)
  }

  /// Draws a figure and states what it shows: a measured value equals another, to within an absolute tolerance. The statement
  /// ends the caption.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, claim statement: String, _ measured: Double,
    equals value: Double, within tolerance: Double = 0, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, file, line)
    claim(statement, measured, .equal(value, within: tolerance), of: name, file, line)
  }

  /// Where only what is measured counts, the figure is not even described.
  private func draw(_ name: String, _ figure: () throws -> Figure, _ file: String, _ line: Int) rethrows {
    guard !options.measureOnly else { return }
    guard !name.isEmpty, name.first != "-", name.isName(holding: "-") else {
      stop(line, "a figure's name is made of letters, digits and hyphens; here is ‘\(name)’")
    }
    let figure = try figure()
    guard !figure.alt.isEmpty else { stop(line, "the figure ‘\(name)’ has no text for those who cannot see it") }
    add(.figure(name: name, caption: figure.caption, alt: figure.alt), file, line)
    let layout: FigureLayout
    do {
      let start = ContinuousClock.now
      let drawing = try FigureDrawing(figure)
      try folder.write(try drawing.png(), to: "\(name).png")
      timings.figures[name] = start.duration(to: .now).seconds
      drawings[name] = drawing
      layout = drawing.layout
    } catch {
      fail(error)
    }
    say("  figure \(name)")
    let faults = layout.warnings.map(\.description) + layout.commands.textFaults(on: layout.size).map(\.description)
    for fault in faults { warn("\(parsed.file):\(line): figure ‘\(name)’: \(fault)") }
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

  /// States that a measured value lies below a bound.
  public func claim(
    _ statement: String, _ measured: Double, isBelow bound: Double, file: String = #filePath, line: Int = #line
  ) {
    claim(statement, measured, .below(bound), file, line)
  }

  /// States that a measured value lies above a bound.
  public func claim(
    _ statement: String, _ measured: Double, isAbove bound: Double, file: String = #filePath, line: Int = #line
  ) {
    claim(statement, measured, .above(bound), file, line)
  }

  /// States that a measured value equals another, to within an absolute tolerance.
  public func claim(
    _ statement: String, _ measured: Double, equals value: Double, within tolerance: Double = 0,
    file: String = #filePath, line: Int = #line
  ) {
    claim(statement, measured, .equal(value, within: tolerance), file, line)
  }

  /// Weaves the chapter, puts its page, figures and results in place, and ends the program: with exit status 0 if every
  /// claim holds and 1 if one does not.
  public func finish() -> Never {
    do {
      if !options.measureOnly { try weave() }
      timings.total = timings.start.duration(to: .now).seconds
      try folder.write(try json(Results(recording)), to: OutputFolder.mark)
      try folder.write(try recording.json(), to: Recording.file)
      try folder.write(try json(timings), to: Chapter.timingsFile)
      try folder.publish()
    } catch {
      fail(error)
    }
    let claims = Results(recording).claims
    let holding = claims.count { $0.holds }
    say("\(holding) of \(claims.count) claims hold.")
    say("Written to \(folder.published.relativePath)/")
    _exit(holding == claims.count ? 0 : 1)
  }

  /// Writes the figures, whose titles are woven too, and the pages.
  private func weave() throws {
    let document = try Weaver.weave(parsed, with: recording, in: book)
    for case .figure(let name, _, let caption, _, let alt, _) in document.blocks {
      if let drawing = drawings[name] {
        try folder.write(try drawing.svg(title: caption.plainText, description: alt), to: "\(name).svg")
      }
    }
    if !options.recordOnly {
      try folder.writePages(of: document, in: book, formulas: FormulaTypesetter(), formats: options.format.formats)
    }
  }

  /// How long things took, in seconds.
  static let timingsFile = "timings.json"

  private func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, of figure: String? = nil, _ file: String,
    _ line: Int
  ) {
    add(.claim(statement: statement, measured: measured, requirement: requirement, figure: figure), file, line)
    let isMet = requirement.isMet(by: measured)
    let text = "\(statement) Measured: \(NumberStyle.significant(4).text(measured)); required: \(requirement.text)."
    say("  \(isMet ? "✓" : "✗") \(text)")
    if options.quiet, !isMet { warn("a claim does not hold: \(text)") }
  }

  private func add(_ content: RecordedResult.Content, _ file: String, _ line: Int) {
    check(file, line)
    recording.results.append(RecordedResult(line: line, content))
  }

  /// Results are placed by their line in the chapter's own source.
  private func check(_ file: String, _ line: Int) {
    guard file.hasSuffix(parsed.file) else {
      fail(
        WeavingError(file: file, line: line, "results are recorded in \(parsed.file) only, so that they have a place"))
    }
  }

  private func say(_ text: String) {
    guard !options.quiet else { return }
    print(text)
    // Whoever reads a pipe sees each line as it comes.
    fflush(nil)
  }

  private func stop(_ line: Int, _ message: String) -> Never {
    fail(WeavingError(file: parsed.file, line: line, message))
  }
}

extension String {
  /// Whether the text is made of letters and digits of ASCII and of some other characters.
  fileprivate func isName(holding others: String) -> Bool {
    allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) }
  }
}

private struct Timings: Encodable {
  let start = ContinuousClock.now
  var total = 0.0
  var figures: [String: Double] = [:]

  enum CodingKeys: CodingKey { case total, figures }
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
