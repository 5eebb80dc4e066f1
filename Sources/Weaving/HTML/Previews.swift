import Foundation

/// A line of plain text for each place, which the reader sees before following a link to it.
struct Previews {
  private var texts: [Anchor: String] = [:]

  /// Previews of all chapters' titles, of the references, and of everything numbered in some chapters.
  init(_ chapters: [WovenChapter], in book: Book) {
    for chapter in book.readable {
      add("Chapter \(chapter.place.number). \(chapter.title)", for: .chapter(chapter.place))
    }
    for work in book.references { add([Inline.text(work.entry)].plainText, for: .reference(work.key)) }
    for chapter in chapters {
      var section = chapter.title.plainText
      for block in chapter.blocks {
        switch block {
        case .heading(2, let number?, let text, let anchor):
          section = "\(number) \(text.plainText)"
          add(section, for: anchor)
        case .equation(let tex, _, let number?, let anchor?):
          add("Equation (\(number)), in \(section): \(PlainFormula.text(of: tex))", for: anchor)
        case .figure(_, let number, let caption, _, _, let anchor):
          add("Figure \(number). \(caption.plainText)", for: anchor)
        case .table(let number, let caption, _, let anchor):
          add("Table \(number). \(caption.plainText)", for: anchor)
        case .heading, .prose, .equation, .listing, .output, .claim:
          break
        }
      }
      for claim in chapter.claims {
        add("Claim \(claim.number). \(claim.statement.plainText)", for: claim.anchor)
      }
    }
  }

  /// Adds the text for a place, in Unicode's composed form (NFC), as HTML validators require. Of a long one its beginning
  /// will do, and a page on which many links lead to it stays small.
  private mutating func add(_ text: String, for anchor: Anchor) {
    let composed = text.precomposedStringWithCanonicalMapping
    let beginning = composed.prefix(400)
    texts[anchor] = beginning.endIndex == composed.endIndex ? composed : beginning + "…"
  }

  /// The text for a place.
  subscript(anchor: Anchor) -> String? { texts[anchor] }
}
