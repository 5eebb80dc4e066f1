import CairoCanvas
import Files
import Foundation
import Recordings
import Terminal
import Weaving

/// The end of a chapter.
extension Chapter {
  /// Weaves the chapter, publishes its pages, figures and results, and ends the program: with exit status 0 if every
  /// claim holds, 1 if one does not, and 2 if the chapter cannot be woven or written.
  public func finish() -> Never {
    let results = Results(recorder.recording)
    let (outdated, isNew): ([String], Bool)
    do {
      if !options.measureOnly { try weave() }
      try takeMeasurements(results)
      isNew = files[Results.file] != (try? Data(contentsOf: folder.url.appending(path: Results.file)))
      outdated = try interruption.conclude {
        try folder.replace(with: files, dropping: folder.files(ofChapter: source.place.name))
      }
    } catch {
      fail(error)
    }
    let holding = results.claims.count { $0.holds }
    say("\(holding) of \(results.claims.count) claims hold.")
    // The report says where its pages are; this folder is one that it prepares.
    if !options.recordOnly { say("Written to \(folder.url.relativePath)/") }
    tell(outdated, isNew)
    _exit(holding == results.claims.count ? 0 : 1)
  }

  /// Writes the figures' SVG files, whose titles are woven like captions, and the pages.
  private func weave() throws {
    let woven = try Weaver.weave(source, with: recorder.recording, in: book)
    for case .figure(let name, _, let caption, _, let alt, _) in woven.blocks {
      if let drawing = drawings[name] {
        files["\(name).svg"] = Data(try drawing.svg(title: caption.plainText, description: alt))
      }
    }
    if options.recordOnly { return }
    if let fault = missingFonts() { warn(fault) }
    let figures = FigureFiles(files)
    let pages = try woven.pages(in: book, formats: options.format, formulas: .installed, figures: figures)
    for (name, page) in pages { files[name] = Data(page.utf8) }
  }

  /// Adds the measurements to the files to be written.
  private func takeMeasurements(_ results: Results) throws {
    timings.total = timings.start.duration(to: .now).seconds
    files[Results.file] = try json(results)
    files[Recording.file] = try recorder.recording.json()
    files[Timings.file] = try json(timings)
  }

  /// Says which pages now belong to other results: those of the chapter are gone, and a report holds the chapter as it was.
  private func tell(_ outdated: [String], _ isNew: Bool) {
    let pages = outdated.filter { name in PageFormat.allCases.contains { name.hasSuffix(".\($0.fileEnding)") } }
    if !pages.isEmpty { say("Removed \(pages.list) of an earlier run") }
    let output = folder.url.deletingLastPathComponent()
    let reports = PageFormat.allCases.map { "report.\($0.fileEnding)" }
      .filter { FileManager.default.fileExists(atPath: output.appending(path: $0).path) }
    if isNew, !options.recordOnly, !options.measureOnly, !reports.isEmpty {
      say("The report there, \(reports.list), is older than this run; ‘swift run report’ makes it again")
    }
  }
}
