import Dispatch
import Files
import Foundation
import Recordings
import Terminal
import Weaving
import Workbook

/// Makes the report once: runs the chapters, weaves their recordings, assembles and writes the pages.
struct ReportRun {
  let book: Book
  let chapters: [ChapterPlace]
  let seed: UInt64
  let output: URL
  let formats: Set<PageFormat>
  /// How long a chapter may run.
  let timeLimit: Duration
  /// Whether every chapter runs even if nothing has changed.
  var isFresh = false
  /// A script for the HTML page in addition to its own.
  var script = ""
  /// A temporary folder around the output, which goes with an interrupted run.
  var temporaryFolder: StagingFolder?

  /// What has been made and is not published yet.
  private struct Made {
    var outcomes: [ChapterOutcome]
    /// The formats of the report.
    var formats: Set<PageFormat>
    /// Why there is no PDF, though one was wanted.
    var printingError: PrintingError?
  }

  /// Writes the chapters' folders and the report.
  ///
  /// - Returns: whether every chapter ran to its end, every claim holds, and a PDF that was wanted could be printed.
  /// - Throws: `OutputError` if the output folder cannot be written, `WeavingError` if there is an error in the front
  ///   or back matter, ``PrintingError`` if a PDF is wanted and there is no browser. Nothing has then changed.
  func write() throws -> Bool {
    // An error in the front or back matter is reported before the chapters run.
    _ = try Report(book, parts: [])
    let printer = formats.contains(.pdf) ? try PDFPrinter.installed() : nil
    let folder = try ReportFolder(output, chapters: chapters)
    let made: Made
    let files: [String]
    do {
      made = try make(in: folder, printer)
      let complete = made.outcomes.compactMap(\.completeChapter)
      files = try folder.publish(
        PageFormat.allCases.filter(made.formats.contains).map(\.fileEnding),
        isComplete: complete.count == chapters.count, chapters: complete)
    } catch {
      folder.staging.discard()
      throw error
    }
    if let error = made.printingError {
      let isThere = FileManager.default.fileExists(atPath: output.appending(path: "report.pdf").path)
      warn("\(error)" + (isThere ? "; the earlier one is left as it was" : ""))
    }
    if !files.isEmpty { print("Written to \(files.joined(separator: ", "))") }
    return made.printingError == nil && made.outcomes.allSatisfy(\.failures.isEmpty)
  }

  /// Runs the chapters and makes all pages, up to where they are to be published. Until then it can be interrupted.
  private func make(in folder: ReportFolder, _ printer: PDFPrinter?) throws -> Made {
    let children = ChildProcesses()
    let interruption = Interruption {
      children.end()
      folder.staging.discard()
      temporaryFolder?.discard()
    }
    // What was terminated counts as failed, which is not the reader's concern.
    defer { interruption.waitIfUnderWay() }
    let formulas = FormulaTypesetter.installed
    // Loaded in the background for the first chapter that finishes, which also reports an error in it.
    if formats != [.markdown] { DispatchQueue.global().async { try? formulas.load() } }
    let outcomes = runChapters(in: folder, formulas, children)
    interruption.waitIfUnderWay()
    for outcome in outcomes { outcome.failures.forEach(warn) }
    let report = try Report(book, parts: outcomes.map(\.part))
    if formats.contains(.markdown) { try writeAtomically(report.markdown.utf8, to: folder.written("md")) }
    var made = Made(outcomes: outcomes, formats: formats)
    guard formats != [.markdown] else { return made }
    func page(_ medium: HTMLPage.Medium) throws -> HTMLPage {
      try HTMLPage(report, formulas: formulas, figures: FigureFiles { folder.written($0) }, medium: medium)
    }
    if let printer {
      do {
        try writePDF(of: try page(.printer), in: folder, printer, children)
      } catch let error as PrintingError {
        interruption.waitIfUnderWay()
        made.formats.remove(.pdf)
        made.printingError = error
      }
    }
    if formats.contains(.html) {
      try writeAtomically(try page(.screen).html(script: script).utf8, to: folder.written("html"))
    }
    return made
  }

  /// Runs the chapters, as many at a time as there are cores, and writes their pages.
  private func runChapters(
    in folder: ReportFolder, _ formulas: FormulaTypesetter, _ children: ChildProcesses
  ) -> [ChapterOutcome] {
    let board = ProgressBoard(chapters: chapters)
    let cache = RunCache(besideProgram: ChapterProcess.ownProgram)
    let processes = chapters.map { ChapterProcess($0, seed: seed, output: folder.staging.url.path) }
    let figures = FigureFiles { folder.written($0) }
    // Later chapters take longer. They start first, so that all cores stay busy until the end.
    let outcomes = concurrentMap(processes.reversed()) { process in
      let start = ContinuousClock.now
      let chapter = process.chapter
      var (part, isFromCache): (Report.Part, Bool)
      do {
        let recording: Recording
        (recording, isFromCache) = try record(process, children, board, in: folder, cache)
        let woven = try Weaver.weave(try book.source(of: chapter), with: recording, in: book)
        let pages = try woven.pages(in: book, formats: formats, formulas: formulas, figures: figures)
        let place = try folder.place(of: chapter)
        for (name, page) in pages { try place.write(page.utf8, to: name) }
        part = .woven(woven)
      } catch {
        (part, isFromCache) = (.failed(chapter, error: "\(error)"), false)
      }
      let outcome = ChapterOutcome(
        part: part, seconds: isFromCache ? nil : start.duration(to: .now).seconds)
      board.finish(chapter, outcome.summary)
      return outcome
    }
    return outcomes.reversed()
  }

  /// What a chapter records: in this run, or in an earlier one with exactly the same inputs.
  private func record(
    _ process: ChapterProcess, _ children: ChildProcesses, _ board: ProgressBoard, in folder: ReportFolder,
    _ cache: RunCache
  ) throws -> (recording: Recording, isFromCache: Bool) {
    let place = folder.written(process.chapter)
    let entry = cache.entry(for: process.chapter, program: process.program, options: process.options, in: book)
    if !isFresh, let entry, cache.restore(entry, to: place),
      let json = try? Data(contentsOf: place.appending(path: Recording.file)),
      let recording = try? Recording(json: json)
    {
      return (recording, true)
    }
    let recording = try process.run(among: children, timeLimit: timeLimit) { board.update(process.chapter, $0) }
    if let entry { cache.store(place, as: entry) }
    return (recording, false)
  }

  /// Writes the report as PDF.
  private func writePDF(
    of page: HTMLPage, in folder: ReportFolder, _ printer: PDFPrinter, _ children: ChildProcesses
  ) throws {
    print("Printing report.pdf")
    fflush(nil)
    let browserFolder = folder.staging.url.appending(path: "browser")
    try makeFolder(browserFolder)
    try writeAtomically(page.html().utf8, to: folder.written("html"))
    let pdf = try printer.pdf(of: folder.written("html"), in: browserFolder, among: children)
    try writeAtomically(pdf, to: folder.written("pdf"))
  }
}
