import ArgumentParser
import Files
import Foundation
import Recordings
import Terminal
import Weaving
import Workbook

/// Runs the chapters side by side and stitches the report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Runs the chapters of the book and stitches them into one report.",
    discussion: """
      Writes OUTPUT/report.md, report.html and, where a headless Chromium is installed, report.pdf, and a folder for each \
      chapter. The exit status is 0 if every chapter ran to its end, every claim holds and all formats could be made, and \
      1 otherwise. If a chapter fails, the others are complete all the same; a report from a run in which none failed is then left as it is, and \
      the report without the chapter is written beside it, to report.partial.md and report.partial.html.

      With --seeds no report is written, but chapters/seeds.json: for how many seeds each claim holds, and how far each number \
      varies. The exit status is 0 if every run came to its end. A study that was interrupted goes on where it stopped.
      """)

  @Option(
    help: ArgumentHelp(
      "The chapters to run, by number or name, such as 1,2; all of them unless told.", valueName: "list"))
  var chapters: String?

  @Option(help: "The folder for the report and those of the chapters; ‘output’ in the book's package unless told.")
  var output: String?

  @Option(help: "The seed of every random number in the book, a whole number from 0.")
  var seed: UInt64 = 42

  @Option(
    help: ArgumentHelp(
      "The formats of the report, such as markdown,html; all that can be made unless told.", valueName: "formats"))
  var format: PageFormats?

  @Option(
    help: ArgumentHelp(
      "Measure the book with many seeds, such as 1-100 or 1-3,10, and keep what came out.", valueName: "list"))
  var seeds: String?

  @Option(help: ArgumentHelp("Run so many of the kept seeds anew, and compare every digit.", valueName: "count"))
  var checkSeeds: Int?

  @Option(
    help: ArgumentHelp("How many seconds a chapter may run before it is ended as failed.", valueName: "seconds"))
  var timeLimit = 600

  @Option(help: ArgumentHelp("The folder of another package with chapters.", visibility: .hidden))
  var package: String?

  @Flag(help: "Write nothing; run the book in a temporary folder and compare what it writes with OUTPUT.")
  var check = false

  @Flag(help: "Run every chapter, those into which nothing new goes too.")
  var fresh = false

  @Flag(help: "Go on: whenever a source changes, build, make the report again and renew an open report.html.")
  var watch = false

  func validate() throws {
    if check, watch { throw ValidationError("--check looks once and --watch goes on; choose one of them") }
    if [seeds != nil, checkSeeds != nil, check || watch].count(where: \.self) > 1 {
      throw ValidationError(
        "--seeds makes a study and --check-seeds compares one, without a report; choose one of them")
    }
    if let checkSeeds, checkSeeds < 1 {
      throw ValidationError("--check-seeds is a number of seeds from 1, not \(checkSeeds)")
    }
    // More seconds than a year has are a slip, and would not fit every clock.
    guard 1...31_536_000 ~= timeLimit else {
      throw ValidationError("--time-limit is a number of seconds from 1, not \(timeLimit)")
    }
    _ = try studiedSeeds()
  }

  /// Makes or checks the report.
  ///
  /// - Returns: whether all is well.
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

  /// The formats that were asked for, or all that can be made here.
  private var formats: Set<PageFormat> {
    if let format { return format.formats }
    // A PDF takes longer than all the rest, and nobody watches one.
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

  /// The chapters that `--chapters` lists by number or by name, in the order of the book.
  private func chosenChapters(of book: Book) throws -> [ChapterPlace] {
    guard let chapters else { return book.chapters }
    let chosen = try chapters.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let wanted = part.filter { $0 != " " }
      guard let chapter = book.chapters.first(where: { wanted == "\($0.number)" || wanted == $0.name }) else {
        let known = book.chapters.map { "\($0.number) (\($0.name))" }.joined(separator: ", ")
        throw ValidationError(
          "--chapters is a list of the book's chapters, which are \(known); there is no chapter ‘\(part)’")
      }
      return chapter
    }
    return book.chapters.filter(chosen.contains)
  }

  /// Runs the book in a temporary folder and says where it differs from the output folder.
  private func checkOutput(of book: Book, _ chapters: [ChapterPlace]) throws -> Bool {
    let folder = try StagingFolder("book-check", in: FileManager.default.temporaryDirectory)
    defer { folder.discard() }
    let run = ReportRun(
      book: book, chapters: chapters, seed: seed, output: folder.url, formats: [.markdown],
      timeLimit: .seconds(timeLimit), isFresh: true, temporaryFolder: folder)
    guard try run.write() else { return false }
    let interruption = Interruption { folder.discard() }
    defer { interruption.waitIfUnderWay() }
    // The report of some chapters is another one than that of all.
    let parts = chapters.map(\.name) + (chapters == book.chapters ? ["report.md"] : [])
    let output = book.output(output)
    let differences = OutputComparison(expected: output, actual: folder.url, parts: parts).differences()
    for difference in differences { print("✗ \(difference)") }
    print(
      differences.isEmpty
        ? "\(output.relativePath) is what the code generates." : "Run ‘swift run report’ and look at what has changed.")
    return differences.isEmpty
  }
}
