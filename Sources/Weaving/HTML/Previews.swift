import Foundation

/// What a reader sees of a place, in one line of plain text, before following a link to it.
struct Previews {
  private var texts: [Anchor: String] = [:]

  /// The places of the book that are known: the titles of all its chapters, its literature, and what is numbered in some
  /// documents.
  init(_ documents: [WovenChapter], in book: Book) {
    for chapter in book.readable {
      texts[.chapter(chapter.place)] = "Chapter \(chapter.place.number). \(chapter.title)"
    }
    for work in book.references { texts[.reference(work.key)] = [Inline.text(work.entry)].plainText }
    for document in documents {
      var section = document.title.plainText
      for block in document.blocks {
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
      for claim in document.claims {
        texts[claim.anchor] = "Claim \(claim.number). \(claim.statement.plainText)"
      }
    }
  }

  /// The text for a place, its accents joined with their letters, as validators want them.
  subscript(anchor: Anchor) -> String? { texts[anchor]?.precomposedStringWithCanonicalMapping }
}
