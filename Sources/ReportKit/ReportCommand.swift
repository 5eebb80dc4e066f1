import ArgumentParser
import Files
import Foundation
import Recordings
import Terminal
import Weaving
import Workbook

/// Runs the chapters in parallel and assembles the report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Runs the chapters of the book and assembles them into one report.",
    discussion: """
      Writes OUTPUT/report.md, report.html and, if a headless Chromium is installed, report.pdf, and a folder for each \
      chapter. If a chapter fails, the report is made without it. A report never replaces one that holds chapters it lacks: it is \
      then written to OUTPUT/partial/.

      With --seeds, chapters/seeds.json is written instead of a report: for how many seeds each claim holds, and how much each \
      number varies. An interrupted study continues where it stopped.

      The exit status is 0 if all is well; 1 if a chapter failed, a claim does not hold, the PDF could not be printed, or --check \
      or --check-seeds found a difference; 2 if the report could not be made; and 64 if an option is wrong. For a study, a claim \
      that does not hold is no failure.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The chapters to run, by number or name, such as 1,2; by default all of them.", valueName: "list"))
  var chapters: String?

  @Option(
    help: "The folder for the report and the chapters' folders; by default ‘output’ in the book's package.",
    transform: folder("--output"))
  var output: String?

  @Option(
    parsing: .unconditional, help: "The seed of every random number in the book, a whole number from 0; by default 42.",
    transform: wholeNumber("--seed", in: 0 ... .max))
  var seed: UInt64 = 42

  @Option(
    help: ArgumentHelp(
      "The formats of the report, of markdown, html and pdf; by default all that can be made here.",
      valueName: "formats"), transform: Workbook.formats(PageFormat.allCases))
  var format: Set<PageFormat>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Measure the book with many seeds, such as 1-100 or 1-3,10, and save the results.", valueName: "list"))
  var seeds: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Run this many of the saved seeds again and compare every digit.", valueName: "count"),
    transform: wholeNumber("--check-seeds", in: 1 ... .max))
  var checkSeeds: Int?

  // More seconds than a year has are a slip, and would not fit every clock.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many seconds a chapter may run before it is ended as failed; by default 600.", valueName: "seconds"),
    transform: wholeNumber("--time-limit", in: 1...31_536_000))
  var timeLimit = 600

  @Option(help: ArgumentHelp("The folder of another package with chapters.", visibility: .hidden))
  var package: String?

  @Flag(
    help:
      "Change nothing; run the book in a temporary folder and compare Markdown, PNG figures and results with OUTPUT.")
  var check = false

  @Flag(help: "Run every chapter, even those whose program and options have not changed.")
  var fresh = false

  @Flag(help: "Keep running: whenever a source changes, build, remake the report and reload an open report.html.")
  var watch = false

  func validate() throws {
    if check, watch { throw ValidationError("--check compares once and --watch keeps running; choose one of them") }
    if [seeds != nil, checkSeeds != nil, check || watch].count(where: \.self) > 1 {
      throw ValidationError(
        "--seeds makes a study, --check-seeds compares one, and neither makes a report; choose one of them")
    }
    _ = try studiedSeeds()
  }

  /// Does what the options ask for.
  ///
  /// - Returns: whether everything succeeded.
  func run(inPackage root: URL) throws -> Bool {
    let book = try Book(root: root)
    let chapters = try chosenChapters(of: book)
    let timeLimit = Duration.seconds(timeLimit)
    let study = StudyRun(book: book, chapters: chapters, timeLimit: timeLimit, isFresh: fresh)
    if let seeds = try studiedSeeds() { return try study.write(seeds) }
    if let checkSeeds { return try study.check(seeds: checkSeeds) }
    if check { return try checkOutput(of: book, chapters) }
    var run = ReportRun(
      book: book, chapters: chapters, seed: seed, output: book.output(output), formats: formats,
      timeLimit: timeLimit, isFresh: fresh)
    return watch ? try Watch(package: root, output: run.output).go(on: &run) : try run.write()
  }

  /// The requested formats, or all that can be made here.
  private var formats: Set<PageFormat> {
    if let format { return format }
    // A PDF takes longer than everything else, and nobody watches one.
    if watch { return [.markdown, .html] }
    do {
      _ = try PDFPrinter.installed()
      return Set(PageFormat.allCases)
    } catch {
      print(error)
      return [.markdown, .html]
    }
  }

  private func studiedSeeds() throws -> Seeds? {
    do {
      return try seeds.map { try Seeds($0) }
    } catch {
      throw ValidationError("--seeds: \(error)")
    }
  }

  /// The chapters listed in `--chapters` by number or name, in the order of the book.
  private func chosenChapters(of book: Book) throws -> [ChapterPlace] {
    guard let chapters else { return book.chapters }
    let chosen = try chapters.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let wanted = part.filter { $0 != " " }
      guard let chapter = book.chapters.first(where: { wanted == "\($0.number)" || wanted == $0.name }) else {
        let known = book.chapters.map { "\($0.number) (\($0.name))" }.joined(separator: ", ")
        throw ValidationError(
          "--chapters lists chapters of the book, which are \(known); there is no chapter ‘\(part)’")
      }
      return chapter
    }
    return book.chapters.filter(chosen.contains)
  }

  /// Runs the book in a temporary folder and reports where the result differs from the output folder.
  private func checkOutput(of book: Book, _ chapters: [ChapterPlace]) throws -> Bool {
    let folder = try StagingFolder(for: FileManager.default.temporaryDirectory.appending(path: "book-check"))
    defer { folder.discard() }
    let made = folder.contents.appending(path: "output")
    let run = ReportRun(
      book: book, chapters: chapters, seed: seed, output: made, formats: [.markdown],
      timeLimit: .seconds(timeLimit), isFresh: true, temporaryFolder: folder)
    guard try run.write() else { return false }
    let interruption = Interruption { folder.discard() }
    defer { interruption.waitIfUnderWay() }
    let output = book.output(output)
    // A report of some chapters differs from the report of all, and beside it may lie what was a chapter once.
    let parts =
      chapters.map(\.name)
      + (chapters == book.chapters ? ["report.md", "report.json"] + formerChapters(of: book, in: output) : [])
    let differences = OutputComparison(expected: output, actual: made, parts: parts).differences()
    for difference in differences { print("✗ \(difference)") }
    print(
      differences.isEmpty
        ? "\(output.relativePath) is what the code generates: its Markdown, its PNG figures and its results."
        : "Run ‘swift run report’ and look at the changes.")
    return differences.isEmpty
  }

  /// The folders of an output folder that hold a chapter's results but are no longer chapters of the book.
  private func formerChapters(of book: Book, in output: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: output.path)) ?? []
    return names.filter { name in
      book.chapter(named: name) == nil && OutputFolder.isChapter(output.appending(path: name))
    }
  }
}
