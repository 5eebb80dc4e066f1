import ArgumentParser
import Foundation
import Weaving
import Workbook

/// Runs the chapters side by side and stitches the report.
@main
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Runs the chapters of the book and stitches them into one report.",
    discussion: """
      Writes OUTPUT/report.md, report.html and, where a headless Chromium is installed, report.pdf, and a folder for each \
      chapter. The exit status is 0 if every chapter ran to its end and every claim holds, and 1 otherwise. If a chapter \
      fails, the others are complete all the same; a report from a run in which none failed is then left as it is, and \
      the report without the chapter is written beside it, to report.partial.md and report.partial.html.

      With --seeds no report is written, but chapters/seeds.json: for how many seeds each claim holds, and how far each number \
      varies. The exit status is 0 if every run came to its end. A study that was interrupted goes on where it stopped.
      """)

  @Option(help: ArgumentHelp("The chapters to run, such as 1,2; all of them unless told.", valueName: "numbers"))
  var chapters: String?

  @Option(help: "The folder for the report and the folders of the chapters.")
  var output = "output"

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
    _ = try studiedSeeds()
  }

  static func main() {
    let command = parseOrExitInOneLine()
    giveBackLargeMemory()
    do {
      if try !command.makeReport() { Foundation.exit(1) }
    } catch {
      fail(error)
    }
  }

  /// Makes or checks the report.
  ///
  /// - Returns: whether all is well.
  private func makeReport() throws -> Bool {
    let book = try Book(root: root)
    let numbers = try chapterNumbers(in: book)
    let study = StudyRun(book: book, chapters: numbers, isFresh: fresh)
    if let seeds = try studiedSeeds() { return try study.write(seeds) }
    if let checkSeeds { return try study.check(seeds: checkSeeds) }
    if check { return try checkOutput(of: book, numbers) }
    var run = ReportRun(
      book: book, numbers: numbers, seed: seed, output: output, formats: formats, isFresh: fresh)
    return watch ? try Watch(package: root, output: output).go(on: &run) : try run.write()
  }

  /// The formats that were asked for, or all that can be made here.
  private var formats: Set<PageFormat> {
    if let format { return format.formats }
    // A PDF takes longer than all the rest, and nobody watches one.
    if watch { return [.markdown, .html] }
    do {
      _ = try PDFPrinter()
      return Set(PageFormat.allCases)
    } catch {
      print(error)
      return [.markdown, .html]
    }
  }

  /// The folder of the package, in which the sources of the chapters stand.
  private var root: URL {
    package.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  private func studiedSeeds() throws -> Seeds? {
    do {
      return try seeds.map { try Seeds($0) }
    } catch {
      throw ValidationError("--seeds: \(error)")
    }
  }

  private func chapterNumbers(in book: Book) throws -> [Int] {
    guard let chapters else { return book.chapterNumbers }
    return try Set(
      chapters.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let number = Int(part.filter { $0 != " " }), book.chapterNumbers.contains(number) else {
          let known = book.chapterNumbers.map(String.init).joined(separator: ", ")
          throw ValidationError(
            "--chapters is a list of the book's chapters, which are \(known); there is no chapter ‘\(part)’")
        }
        return number
      }
    ).sorted()
  }

  /// Runs the book in a temporary folder and says where it differs from the output folder.
  private func checkOutput(of book: Book, _ numbers: [Int]) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "book-check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = ReportRun(
      book: book, numbers: numbers, seed: seed, output: folder.path, formats: [.markdown], isFresh: true)
    guard try run.write() else { return false }
    // The report of some chapters is another one than that of all.
    let parts = numbers.map { "chapter\($0)" } + (numbers == book.chapterNumbers ? ["report.md"] : [])
    let differences = OutputComparison(expected: URL(filePath: output), actual: folder, parts: parts).differences()
    for difference in differences { print("✗ \(difference)") }
    print(
      differences.isEmpty
        ? "\(output) is what the code generates." : "Run ‘./book report’ and look at what has changed.")
    return differences.isEmpty
  }
}

/// Has memory of a megabyte and more given back to the system as soon as it is free. The texts of pages are so long, and glibc
/// would keep theirs for later.
private func giveBackLargeMemory() {
  typealias SetOption = @convention(c) (_ option: CInt, _ value: CInt) -> CInt
  // Swift's view of glibc does not show `mallopt`, whose option −3 is the least size; other C libraries have none.
  let setOption = dlsym(dlopen(nil, RTLD_NOW), "mallopt").map { unsafeBitCast($0, to: SetOption.self) }
  _ = setOption?(-3, 1 << 20)
}
