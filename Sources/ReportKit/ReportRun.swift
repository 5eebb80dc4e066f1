import Dispatch
import Files
import Foundation
import Recordings
import Terminal
import Weaving
import Workbook

/// One making of the report: run the chapters, weave what they recorded, stitch, write.
struct ReportRun {
  let book: Book
  let chapters: [ChapterPlace]
  let seed: UInt64
  let output: URL
  let formats: Set<PageFormat>
  /// Whether every chapter runs, though nothing has changed.
  var isFresh = false
  /// A script for the HTML page beside its own.
  var script = ""

  /// Writes the chapters' folders and the report.
  ///
  /// - Returns: whether every chapter ran to its end and every claim holds.
  /// - Throws: `OutputError` where the output folder cannot be written, `WeavingError` where the prose around the chapters
  ///   is in error, ``PrintingError`` where a PDF is wanted and cannot be made; then nothing has changed.
  func write() throws -> Bool {
    // A fault in the prose around the chapters shows before they run.
    _ = try Report(book, parts: [])
    let printer = formats.contains(.pdf) ? try PDFPrinter() : nil
    let folder = try ReportFolder(output, chapters: chapters)
    let formulas = FormulaTypesetter.installed
    // The first chapter that comes to its end finds it loaded; an error shows there too.
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

  /// Runs the chapters, as many at once as there are cores, and writes their pages.
  private func runChapters(in folder: ReportFolder, _ formulas: FormulaTypesetter) -> [ChapterOutcome] {
    let board = ProgressBoard(chapters: chapters)
    let cache = RunCache(besideProgram: ChapterProcess.ownProgram)
    let processes = chapters.map { ChapterProcess($0, seed: seed, output: folder.staging.url.path) }
    let interruption = Interruption {
      // All are asked before the first is waited for, or those in the queue would begin meanwhile.
      processes.compactMap { $0.terminate() }.forEach { waitpid($0, nil, 0) }
      folder.staging.discard()
    }
    let figures = FigureFiles { folder.written($0) }
    // Later chapters do more; what takes longest starts first, so that all cores are busy to the end.
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
    // Chapters that were asked to end have failed, but not for the reader.
    interruption.waitIfUnderWay()
    return outcomes.reversed()
  }

  /// What a chapter records: in this run, or in an earlier one into which the very same went.
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

  /// Writes the report in every format that is wanted, beside the chapters.
  ///
  /// - Returns: the endings of the files.
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
