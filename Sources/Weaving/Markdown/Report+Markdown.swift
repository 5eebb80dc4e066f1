extension Report {
  /// The report in Markdown.
  ///
  /// - Throws: ``WeavingError`` where a page of prose around the chapters is in error.
  public func markdown() throws -> String {
    let writer = MarkdownWriter(page: page)
    let after = try blocks(of: Book.backMatter)
    var paragraphs = try blocks(of: Book.frontMatter).map { writer.paragraph($0, headingOffset: 0) }
    paragraphs += ["## Contents", try contents(writer)]
    for chapter in chapters {
      switch chapter {
      case .complete(let document):
        paragraphs.append(writer.anchor(document.anchor))
        paragraphs.append("## Chapter \(document.chapter). \(writer.text(document.title))")
        paragraphs += document.blocks.map { writer.paragraph($0, headingOffset: 1) }
      case .failed(let number, let error):
        paragraphs += ["## Chapter \(number)", "**This chapter did not run to its end:** `\(error)`"]
      }
    }
    paragraphs += [writer.anchor(.claims), "## All claims", "\(claimCount)\n\n" + claims(writer)]
    paragraphs += after.map { writer.paragraph($0, headingOffset: 0) }
    paragraphs += [writer.anchor(.references), "## References"]
    paragraphs += zip(1..., book.references).map { writer.entry($1, number: $0) }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func contents(_ writer: MarkdownWriter) throws -> String {
    try outline().map { entry in
      let indentation = String(repeating: "  ", count: entry.depth)
      return "\(indentation)- [\(writer.text(entry.text))](\(writer.link(to: entry.anchor)))"
    }.joined(separator: "\n")
  }

  private func claims(_ writer: MarkdownWriter) -> String {
    let table = ClaimTable(documents)
    return writer.table(table.columns, table.rows) + (table.note.map { "\n\n" + writer.text($0) } ?? "")
  }
}
