import Foundation

/// A line of plain text for each place, which the reader sees before following a link to it.
struct Previews {
  private var texts: [Anchor: String] = [:]

  /// Previews of all chapters' titles, of the references, and of everything numbered in some chapters.
  init(_ chapters: [WovenChapter], in book: Book) {
    for chapter in book.readable {
      texts[.chapter(chapter.place)] = "Chapter \(chapter.place.number). \(chapter.title)"
    }
    for work in book.references { texts[.reference(work.key)] = [Inline.text(work.entry)].plainText }
    for chapter in chapters {
      var section = chapter.title.plainText
      for block in chapter.blocks {
        switch block {
        case .heading(2, let number?, let text, let anchor):
          section = "\(number) \(text.plainText)"
          texts[anchor] = section
        case .equation(let tex, _, let number?, let anchor?):
          texts[anchor] = "Equation (\(number)), in \(section): \(PlainFormula.text(of: tex))"
        case .figure(_, let number, let caption, _, _, let anchor):
          texts[anchor] = "Figure \(number). \(caption.plainText)"
        case .table(let number, let caption, _, let anchor):
          texts[anchor] = "Table \(number). \(caption.plainText)"
        case .heading, .prose, .equation, .listing, .output, .claim:
          break
        }
      }
      for claim in chapter.claims {
        texts[claim.anchor] = "Claim \(claim.number). \(claim.statement.plainText)"
      }
    }
  }

  /// The text for a place, in Unicode's composed form (NFC), as HTML validators require.
  subscript(anchor: Anchor) -> String? { texts[anchor]?.precomposedStringWithCanonicalMapping }
}
