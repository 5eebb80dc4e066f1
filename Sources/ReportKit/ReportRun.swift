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
  /// Whether every chapter runs even if nothing has changed.
  var isFresh = false
  /// A script for the HTML page in addition to its own.
  var script = ""

  /// Writes the chapters' folders and the report.
  ///
  /// - Returns: whether every chapter ran to its end and every claim holds.
  /// - Throws: `OutputError` if the output folder cannot be written, `WeavingError` if there is an error in the front
  ///   or back matter, ``PrintingError`` if a PDF is wanted and cannot be made. Nothing has then changed.
  func write() throws -> Bool {
    // An error in the front or back matter is reported before the chapters run.
    _ = try Report(book, parts: [])
    let printer = formats.contains(.pdf) ? try PDFPrinter() : nil
    let folder = try ReportFolder(output, chapters: chapters)
    let formulas = FormulaTypesetter.installed
    // Loaded in the background for the first chapter that finishes, which also reports an error in it.
    if formats != [.markdown] { DispatchQueue.global().async { try? formulas.load() } }
    let outcomes = runChapters(in: folder, formulas)
    for outcome in outcomes { outcome.failures.forEach(warn) }
    let report = try Report(book, parts: outcomes.map(\.part))
    let complete = outcomes.compactMap(\.completeChapter)
    let files: [String]
    do {
      files = try folder.publish(
        try writePages(of: report, in: folder, formulas, printer), isComplete: complete.count == chapters.count,
        chapters: complete)
    } catch {
      folder.staging.discard()
      throw error
    }
    print("Written to \(files.joined(separator: ", "))")
    return outcomes.allSatisfy(\.failures.isEmpty)
  }

  /// Runs the chapters, as many at a time as there are cores, and writes their pages.
  private func runChapters(in folder: ReportFolder, _ formulas: FormulaTypesetter) -> [ChapterOutcome] {
    let board = ProgressBoard(chapters: chapters)
    let cache = RunCache(besideProgram: ChapterProcess.ownProgram)
    let processes = chapters.map { ChapterProcess($0, seed: seed, output: folder.staging.url.path) }
    let interruption = Interruption {
      // Terminate all of them before waiting for the first, or those still queued would start in the meantime.
      processes.compactMap { $0.terminate() }.forEach { waitpid($0, nil, 0) }
      folder.staging.discard()
    }
    let figures = FigureFiles { folder.written($0) }
    // Later chapters take longer. They start first, so that all cores stay busy until the end.
    let outcomes = concurrentMap(processes.reversed()) { process in
      let start = ContinuousClock.now
      let chapter = process.chapter
      var (part, isFromCache): (Report.Part, Bool)
      do {
        let recording: Recording
        (recording, isFromCache) = try record(process, board, in: folder, cache)
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
    // Chapters that were terminated count as failed, which is not the reader's concern.
    interruption.waitIfUnderWay()
    return outcomes.reversed()
  }

  /// What a chapter records: in this run, or in an earlier one with exactly the same inputs.
  private func record(
    _ process: ChapterProcess, _ board: ProgressBoard, in folder: ReportFolder, _ cache: RunCache
  ) throws -> (recording: Recording, isFromCache: Bool) {
    let place = folder.written(process.chapter)
    let entry = cache.entry(for: process.chapter, program: process.program, options: process.options, in: book)
    if !isFresh, let entry, cache.restore(entry, to: place),
      let json = try? Data(contentsOf: place.appending(path: Recording.file)),
      let recording = try? Recording(json: json)
    {
      return (recording, true)
    }
    let recording = try process.run { board.update(process.chapter, $0) }
    if let entry { cache.store(place, as: entry) }
    return (recording, false)
  }

  /// Writes the report in every requested format beside the chapters.
  ///
  /// - Returns: the extensions of the files.
  private func writePages(
    of report: Report, in folder: ReportFolder, _ formulas: FormulaTypesetter, _ printer: PDFPrinter?
  ) throws -> [String] {
    if formats.contains(.markdown) { try writeAtomically(report.markdown.utf8, to: folder.written("md")) }
    guard formats != [.markdown] else { return ["md"] }
    func page(_ medium: HTMLPage.Medium) throws -> HTMLPage {
      try HTMLPage(report, formulas: formulas, figures: FigureFiles { folder.written($0) }, medium: medium)
    }
    if let printer {
      try writeAtomically(try page(.printer).html().utf8, to: folder.written("html"))
      try writeAtomically(try printer.pdf(of: folder.written("html")), to: folder.written("pdf"))
    }
    if formats.contains(.html) {
      try writeAtomically(try page(.screen).html(script: script).utf8, to: folder.written("html"))
    }
    return PageFormat.allCases.filter(formats.contains).map(\.fileEnding)
  }
}
