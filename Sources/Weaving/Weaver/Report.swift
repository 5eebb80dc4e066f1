/// The whole book as one page: preface, contents, chapters, all claims, and what follows them.
public struct Report: Sendable {
  /// A chapter of the report: its document, or why there is none.
  public enum Chapter: Sendable {
    /// A chapter that ran to its end.
    case complete(Document)
    /// A chapter that did not, and its error in one sentence.
    case failed(number: Int, error: String)
  }

  let book: Book
  let chapters: [Chapter]

  /// A report of some of the book's chapters, in order.
  public init(book: Book, chapters: [Chapter]) {
    self.book = book
    self.chapters = chapters
  }

  /// The chapters that ran to their end.
  var documents: [Document] {
    chapters.compactMap { if case .complete(let document) = $0 { document } else { nil } }
  }

  var page: Page { .report(chapters: documents.map(\.chapter)) }

  /// The prose of some pages around the chapters.
  func blocks(of files: [String]) throws -> [Block] {
    let values = Dictionary(uniqueKeysWithValues: documents.map { ($0.chapter, $0.values) })
    return try files.flatMap { try Weaver.weave(page: try book.page($0), file: $0, values: values, in: book) }
  }

  /// How many of the claims hold, in a sentence.
  var claimCount: String {
    let claims = documents.flatMap(\.claims)
    return "\(claims.count { $0.holds }) of \(claims.count) claims hold."
  }

  /// The table of contents.
  func outline() throws -> [OutlineEntry] {
    var entries = documents.flatMap(\.outline)
    entries.append(OutlineEntry(depth: 0, text: [.text("All claims")], anchor: .claims))
    for case .heading(2, _, let text, let anchor) in try blocks(of: Book.backMatter) {
      entries.append(OutlineEntry(depth: 0, text: text, anchor: anchor))
    }
    entries.append(OutlineEntry(depth: 0, text: [.text("References")], anchor: .references))
    return entries
  }
}

/// A line of a table of contents.
struct OutlineEntry {
  /// 0 for chapters, 1 for their sections.
  var depth: Int
  var text: [Inline]
  var anchor: Anchor
}

extension Document {
  /// The chapter and its sections.
  var outline: [OutlineEntry] {
    [OutlineEntry(depth: 0, text: [.text("Chapter \(chapter). ")] + title, anchor: anchor)]
      + blocks.compactMap { block in
        guard case .heading(2, let number?, let text, let anchor) = block else { return nil }
        return OutlineEntry(depth: 1, text: [.text("\(number) ")] + text, anchor: anchor)
      }
  }
}

extension Anchor {
  /// The table of all claims.
  static let claims = Anchor(chapter: nil, id: "claims")
  /// The list of references.
  static let references = Anchor(chapter: nil, id: "references")
}

/// Claims as a table: what is stated, what was measured, and whether it holds.
struct ClaimTable {
  let columns: [[Inline]]
  let rows: [[[Inline]]]
  /// What stands under it: which seeds were studied, and whether the study belongs to the code.
  let note: [Inline]?

  /// The claims of some chapters, with a column for the study of many seeds where there is one.
  init(_ documents: [Document]) {
    let claims = documents.flatMap(\.claims)
    let isStudied = claims.contains { $0.seeds != nil }
    columns = (["Claim", "Statement", "Measured", "Required", "Holds"] + (isStudied ? ["Seeds"] : [])).map {
      [.text($0)]
    }
    rows = claims.map { claim in
      [
        [.reference(text: claim.number, target: claim.anchor)], claim.statement, [.text(claim.measured)],
        [.text(claim.requirement)], [.text(claim.holds ? "✓" : "✗")],
      ] + (isStudied ? [[.text(claim.seeds ?? "–")]] : [])
    }
    note = studyNote(documents.map { ($0.chapter, $0.study) }).map { [.text($0)] }
  }
}
