import Foundation

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

  /// The report in Markdown.
  ///
  /// - Throws: ``WeavingError`` where a page of prose around the chapters is in error.
  public func markdown() throws -> String {
    let writer = MarkdownWriter(page: .report(chapters: documents.map(\.chapter)))
    let (before, after) = (try blocks(of: Book.frontMatter), try blocks(of: Book.backMatter))
    var paragraphs = before.map { writer.paragraph($0, headingOffset: 0) }
    paragraphs += ["## Contents", contents(after, writer)]
    for chapter in chapters {
      switch chapter {
      case .complete(let document):
        paragraphs.append(writer.anchor(.chapter(document.chapter)))
        paragraphs.append("## Chapter \(document.chapter). \(writer.text(document.title))")
        paragraphs += document.blocks.map { writer.paragraph($0, headingOffset: 1) }
      case .failed(let number, let error):
        paragraphs += ["## Chapter \(number)", "**This chapter did not run to its end:** `\(error)`"]
      }
    }
    paragraphs += ["<a id=\"claims\"></a>", "## All claims", claims(writer)]
    paragraphs += after.map { writer.paragraph($0, headingOffset: 0) }
    paragraphs += ["<a id=\"references\"></a>", "## References"]
    paragraphs += zip(1..., book.references).map { number, reference in
      "\(writer.anchor(.reference(reference.key)))[\(number)] \(reference.entry)"
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// The chapters that ran to their end.
  private var documents: [Document] {
    chapters.compactMap { if case .complete(let document) = $0 { document } else { nil } }
  }

  private func blocks(of files: [String]) throws -> [Block] {
    try files.flatMap { try Weaver.weave(page: try book.page($0), file: $0, in: book) }
  }

  private func contents(_ after: [Block], _ writer: MarkdownWriter) -> String {
    var lines: [String] = []
    for document in documents {
      let target = writer.link(to: .chapter(document.chapter))
      lines.append("- [Chapter \(document.chapter). \(writer.text(document.title))](\(target))")
      for case .heading(2, let number?, let text, let anchor) in document.blocks {
        lines.append("  - [\(number) \(writer.text(text))](\(writer.link(to: anchor)))")
      }
    }
    lines.append("- [All claims](#claims)")
    lines += after.compactMap { block in
      guard case .heading(2, _, let text, let anchor) = block else { return nil }
      return "- [\(writer.text(text))](\(writer.link(to: anchor)))"
    }
    return (lines + ["- [References](#references)"]).joined(separator: "\n")
  }

  private func claims(_ writer: MarkdownWriter) -> String {
    let claims = documents.flatMap(\.claims)
    let rows = claims.map { claim -> [[Inline]] in
      [
        [.reference(text: claim.number, target: claim.anchor)], claim.statement, [.text(claim.measured)],
        [.text(claim.requirement)], [.text(claim.holds ? "✓" : "✗")],
      ]
    }
    let columns: [[Inline]] = ["Claim", "Statement", "Measured", "Required", "Holds"].map { [.text($0)] }
    let holding = claims.count { $0.holds }
    return "\(holding) of \(claims.count) claims hold.\n\n" + writer.table(columns, rows)
  }
}

extension Book {
  /// The title of the book: the first heading of the preface.
  public var title: String {
    let preface = text(of: Book.frontMatter[0]) ?? ""
    return preface.firstMatch(of: /(?m)^# (.+)$/).map { String($0.1) } ?? "Report"
  }

  /// Pages of prose before and after the chapters.
  static let frontMatter = ["chapters/preface.md"]
  static let backMatter = ["chapters/differences.md"]
}
