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
    do {
      if !options.measureOnly { try weave() }
      try publish(results)
    } catch {
      fail(error)
    }
    let holding = results.claims.count { $0.holds }
    say("\(holding) of \(results.claims.count) claims hold.")
    say("Written to \(folder.published.relativePath)/")
    _exit(holding == results.claims.count ? 0 : 1)
  }

  /// Writes the figures' SVG files, whose titles are woven like captions, and the pages.
  private func weave() throws {
    let woven = try Weaver.weave(source, with: recorder.recording, in: book)
    for case .figure(let name, _, let caption, _, let alt, _) in woven.blocks {
      if let drawing = drawings[name] {
        try folder.write(try drawing.svg(title: caption.plainText, description: alt), to: "\(name).svg")
      }
    }
    if options.recordOnly { return }
    let figures = FigureFiles { [staging] _ in staging.url }
    let pages = try woven.pages(in: book, formats: options.format.formats, formulas: .installed, figures: figures)
    for (name, page) in pages { try folder.write(page.utf8, to: name) }
  }

  /// Writes the measurements and publishes the whole output folder.
  private func publish(_ results: Results) throws {
    timings.total = timings.start.duration(to: .now).seconds
    try folder.write(try json(results), to: OutputFolder.mark)
    try folder.write(try recorder.recording.json(), to: Recording.file)
    try folder.write(try json(timings), to: Timings.file)
    try folder.publish(dropping: Results.files(in: folder.published))
  }
}
