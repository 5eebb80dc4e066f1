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
  /// A script for the HTML page in addition to its own, given whether the page is that of a partial report.
  var script: @Sendable (_ isPartial: Bool) -> String = { _ in "" }
  /// A temporary folder around the output, which goes with an interrupted run.
  var temporaryFolder: StagingFolder?

  /// What has been made and is not published yet.
  private struct Made {
    var outcomes: [ChapterOutcome]
    /// The formats of the report.
    var formats: Set<PageFormat>
    /// Why there is no PDF, though one was wanted.
    var printingError: PrintingError?

    /// The chapters that did not fail.
    var complete: [ChapterPlace] { outcomes.compactMap(\.completeChapter) }
  }

  /// Writes the chapters' folders and the report.
  ///
  /// - Returns: whether every chapter ran to its end, every claim holds, and a PDF that was wanted could be printed.
  /// - Throws: `OutputError` if the output folder cannot be written, `WeavingError` if there is an error in the front
  ///   or back matter, ``PrintingError`` if a PDF is wanted and there is no browser. Nothing has then changed.
  func write() throws -> Bool {
    if let fault = missingFonts() { warn(fault) }
    // An error in the front or back matter is reported before the chapters run.
    _ = try Report(book, parts: [])
    let printer = formats.contains(.pdf) ? try PDFPrinter.installed() : nil
    let folder = try ReportFolder(output, of: book, chapters: chapters)
    let children = ChildProcesses()
    let interruption = Interruption {
      children.end()
      folder.staging.discard()
      temporaryFolder?.discard()
    }
    let (made, published): (Made, ReportFolder.Publication)
    do {
      made = try make(in: folder, printer, children, interruption)
      published = try interruption.conclude { try folder.publish(made.complete, seed: seed) }
    } catch {
      // What was terminated counts as failed, which is not the reader's concern.
      interruption.waitIfUnderWay()
      folder.staging.discard()
      throw error
    }
    tell(made, published)
    return made.printingError == nil && made.outcomes.allSatisfy(\.failures.isEmpty)
  }

  /// Says what has been written, and what is missing or gone.
  private func tell(_ made: Made, _ published: ReportFolder.Publication) {
    if let error = made.printingError { warn("\(error)") }
    let pages = PageFormat.allCases.filter(made.formats.contains).map { "report.\($0.fileEnding)" }
    // A temporary folder is gone at once.
    if !pages.isEmpty, temporaryFolder == nil {
      print("Written to " + pages.map { published.folder.appending(path: $0).relativePath }.joined(separator: ", "))
    }
    if published.folder != output {
      print("The report in \(output.relativePath) holds more chapters and is left as it was.")
    }
    if !published.removed.isEmpty {
      print("Removed the pages that an earlier run had written as \(published.removed.map(\.fileEnding).list).")
    }
  }

  /// Runs the chapters and makes all pages, up to where they are to be published.
  private func make(
    in folder: ReportFolder, _ printer: PDFPrinter?, _ children: ChildProcesses, _ interruption: Interruption
  ) throws -> Made {
    let formulas = FormulaTypesetter.installed
    // Loaded in the background for the first chapter that finishes, which also reports an error in it.
    if formats != [.markdown] { DispatchQueue.global().async { try? formulas.load() } }
    let outcomes = try runChapters(in: folder, formulas, children)
    interruption.waitIfUnderWay()
    for outcome in outcomes { outcome.failures.forEach(warn) }
    let report = try Report(book, parts: outcomes.map(\.part))
    if formats.contains(.markdown) { try folder.write(report.markdown.utf8, to: "report.md") }
    var made = Made(outcomes: outcomes, formats: formats)
    guard formats != [.markdown] else { return made }
    func page(_ medium: HTMLPage.Medium) throws -> HTMLPage {
      try HTMLPage(report, formulas: formulas, figures: FigureFiles { folder.written($0) }, medium: medium)
    }
    if let printer {
      do {
        try folder.write(try pdf(of: try page(.printer), in: folder.staging, printer, children), to: "report.pdf")
      } catch let error as PrintingError {
        interruption.waitIfUnderWay()
        made.formats.remove(.pdf)
        made.printingError = error
      }
    }
    if formats.contains(.html) {
      let script = script(!folder.replacesReport(with: made.complete))
      try folder.write(try page(.screen).html(script: script).utf8, to: "report.html")
    }
    return made
  }

  /// Runs the chapters, as many at a time as there are cores, and writes their pages.
  ///
  /// - Throws: `OutputError` if something cannot be written, which is not the fault of a chapter.
  private func runChapters(
    in folder: ReportFolder, _ formulas: FormulaTypesetter, _ children: ChildProcesses
  ) throws -> [ChapterOutcome] {
    let board = ProgressBoard(chapters: chapters)
    let cache = RunCache(besideProgram: ChapterProcess.ownProgram)
    let processes = chapters.map { ChapterProcess($0, seed: seed, output: folder.staging.contents.path) }
    let figures = FigureFiles { folder.written($0) }
    // Later chapters take longer. They start first, so that all cores stay busy until the end.
    let outcomes = concurrentMap(processes.reversed()) { process -> Result<ChapterOutcome, OutputError> in
      let start = ContinuousClock.now
      let chapter = process.chapter
      var (part, isFromCache): (Report.Part, Bool)
      do {
        // A chapter that cannot be read would run in vain.
        let source = try book.source(of: chapter)
        let recording: Recording
        (recording, isFromCache) = try record(process, children, board, in: folder, cache)
        let woven = try Weaver.weave(source, with: recording, in: book)
        let pages = try woven.pages(in: book, formats: formats, formulas: formulas, figures: figures)
        for (name, page) in pages { try folder.write(page.utf8, to: "\(chapter.name)/\(name)") }
        part = .woven(woven)
      } catch let error as OutputError {
        return .failure(error)
      } catch {
        // The folder in which the chapter wrote means nothing to the reader.
        let message = "\(error)".replacing(folder.staging.contents.path, with: output.relativePath)
        (part, isFromCache) = (.failed(chapter, error: message), false)
      }
      let outcome = ChapterOutcome(
        part: part, seconds: isFromCache ? nil : start.duration(to: .now).seconds)
      board.finish(chapter, outcome.summary)
      return .success(outcome)
    }
    return try outcomes.reversed().map { try $0.get() }
  }

  /// What a chapter records: in this run, or in an earlier one with exactly the same inputs.
  private func record(
    _ process: ChapterProcess, _ children: ChildProcesses, _ board: ProgressBoard, in folder: ReportFolder,
    _ cache: RunCache
  ) throws -> (recording: Recording, isFromCache: Bool) {
    let place = folder.written(process.chapter)
    let entry = cache.entry(for: process.chapter, program: process.program, options: process.options, in: book)
    if !isFresh, let entry, let recording = try cache.restore(entry, to: place) { return (recording, true) }
    let recording = try process.run(among: children, timeLimit: timeLimit) { board.update(process.chapter, $0) }
    if let entry { cache.store(place, as: entry) }
    return (recording, false)
  }

  /// Prints a page.
  ///
  /// - Returns: the PDF.
  private func pdf(
    of page: HTMLPage, in staging: StagingFolder, _ printer: PDFPrinter, _ children: ChildProcesses
  ) throws -> Data {
    print("Printing report.pdf")
    fflush(nil)
    let folder = staging.url.appending(path: "printing")
    let file = folder.appending(path: "page.html")
    do {
      try makeFolder(folder)
      try writeBytes(page.html().utf8, to: file, as: file)
    } catch {
      throw OutputError(path: output.appending(path: "report.pdf").relativePath, reason: error.reason)
    }
    return try printer.pdf(of: file, in: folder, among: children)
  }
}
