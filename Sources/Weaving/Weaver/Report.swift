import Recordings

/// The whole book as one page: front matter, contents, chapters, all claims, back matter and references.
public struct Report: Sendable {
  /// A chapter's part of the report: the chapter, or the reason it is missing.
  public enum Part: Sendable {
    /// A chapter that ran to its end.
    case woven(WovenChapter)
    /// A chapter that failed, and its error in one sentence.
    case failed(ChapterPlace, error: String)
  }

  let book: Book
  let parts: [Part]
  /// The front matter, below the book's title.
  let frontMatter: [PageOfProse]
  /// The back matter.
  let backMatter: [PageOfProse]

  /// A page of front or back matter.
  struct PageOfProse: Sendable {
    /// The path of the file, relative to the package.
    let file: String
    let blocks: [Block]
  }

  /// A report of some of the book's chapters.
  ///
  /// - Parameters:
  ///   - book: the book.
  ///   - parts: the chapters, in order.
  /// - Throws: ``WeavingError`` for an error in a page of front or back matter, ``BookError`` if one cannot be read.
  public init(_ book: Book, parts: [Part]) throws {
    self.book = book
    self.parts = parts
    let woven = parts.compactMap(\.woven)
    let values = Dictionary(woven.map { ($0.place.name, $0.values) }, uniquingKeysWith: { $1 })
    func page(_ name: String) throws -> PageOfProse {
      let file = Book.file(name)
      return PageOfProse(
        file: file, blocks: try Weaver.weave(page: try book.page(file), file: file, values: values, in: book))
    }
    try BookContents.require(book.contents.frontMatter, namedIn: "frontMatter", of: book.root)
    try BookContents.require(book.contents.backMatter, namedIn: "backMatter", of: book.root)
    frontMatter = try book.contents.frontMatter.map(page)
    backMatter = try book.contents.backMatter.map(page)
  }

  /// The chapters that ran to their end.
  var chapters: [WovenChapter] { parts.compactMap(\.woven) }

  var page: Page { .report(chapters: chapters.map(\.place)) }

  /// The book's title and authors.
  var title: [Block] {
    let title = Block.heading(
      level: 1, number: nil, text: [.text(book.contents.title)],
      anchor: Anchor(chapter: nil, id: slug(book.contents.title)))
    return [title] + (book.contents.authors.isEmpty ? [] : [.prose([.text("*\(book.contents.authors.list)*")])])
  }

  /// The heading of a chapter that failed, with its title if its source can be read.
  func heading(of chapter: ChapterPlace) -> String {
    "Chapter \(chapter.number)" + ((try? book.source(of: chapter)).map { ". \($0.title)" } ?? "")
  }

  /// A sentence with the number of claims that hold.
  var claimCount: String {
    let claims = chapters.flatMap(\.claims)
    return "\(claims.count { $0.holds }) of \(claims.count) claims hold."
  }

  /// The table of contents.
  var outline: [OutlineEntry] {
    var entries = chapters.flatMap(\.outline)
    entries.append(OutlineEntry(depth: 0, text: [.text("All claims")], anchor: .claims))
    for case .heading(2, _, let text, let anchor) in backMatter.flatMap(\.blocks) {
      entries.append(OutlineEntry(depth: 0, text: text, anchor: anchor))
    }
    if !book.references.isEmpty {
      entries.append(OutlineEntry(depth: 0, text: [.text("References")], anchor: .references))
    }
    return entries
  }
}

extension Report.Part {
  /// The chapter, if it did not fail.
  fileprivate var woven: WovenChapter? { if case .woven(let chapter) = self { chapter } else { nil } }
}

/// A line of a table of contents.
struct OutlineEntry {
  /// 0 for chapters, 1 for their sections.
  var depth: Int
  var text: [Inline]
  var anchor: Anchor
}

extension WovenChapter {
  /// The chapter and its sections.
  var outline: [OutlineEntry] {
    [OutlineEntry(depth: 0, text: [.text("Chapter \(place.number). ")] + title, anchor: anchor)]
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

/// A table of claims: statement, measured value, requirement, and whether the claim holds.
struct ClaimTable {
  let table: Table
  /// The note below it: which seeds were studied, and whether the study belongs to the code.
  let note: [Inline]?

  /// The claims of some chapters, with a column for the study of many seeds if there is one.
  init(_ chapters: [WovenChapter]) {
    let claims = chapters.flatMap(\.claims)
    let isStudied = claims.contains { $0.seeds != nil }
    let heads = ["Claim", "Statement", "Measured", "Required", "Holds"] + (isStudied ? ["Seeds"] : [])
    let rows: [[[Inline]]] = claims.map { claim in
      [
        [.reference(text: claim.number, target: claim.anchor)], claim.statement, [.text(claim.measured)],
        [.text(claim.requirement)], [.text(claim.holds ? "✓" : "✗")],
      ] + (isStudied ? [[.text(claim.seeds ?? "–")]] : [])
    }
    table = Table(
      columns: heads.map { [.text($0)] }, isNumeric: heads.map { ["Claim", "Measured"].contains($0) }, rows: rows)
    note = studyNote(chapters.map { ($0.place.number, $0.study) }).map { [.text($0)] }
  }
}
