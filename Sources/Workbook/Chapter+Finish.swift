import CairoCanvas
import Foundation
import Weaving

/// The end of a chapter.
extension Chapter {
  /// Weaves the chapter, puts its page, figures and results in place, and ends the program: with exit status 0 if every
  /// claim holds and 1 if one does not.
  public func finish() -> Never {
    do {
      if !options.measureOnly { try weave() }
      timings.total = timings.start.duration(to: .now).seconds
      try folder.write(try json(Results(recording)), to: OutputFolder.mark)
      try folder.write(try recording.json(), to: Recording.file)
      try folder.write(try json(timings), to: Timings.file)
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
}
