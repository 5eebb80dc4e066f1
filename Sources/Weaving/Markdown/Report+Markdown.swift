extension Report {
  /// The report in Markdown, for GitHub and GitLab. Figures are referred to by their files.
  public var markdown: String {
    let writer = MarkdownWriter(page: page)
    func paragraphs(of blocks: [Block]) -> [String] { blocks.map { writer.paragraph($0, headingOffset: 0) } }
    var paragraphs = paragraphs(of: title + frontMatter.flatMap(\.blocks))
    paragraphs += ["## Contents", contents(writer)]
    for part in parts {
      switch part {
      case .woven(let chapter):
        paragraphs.append(writer.anchor(chapter.anchor))
        paragraphs.append("## Chapter \(chapter.place.number). \(writer.text(chapter.title))")
        paragraphs += chapter.blocks.map { writer.paragraph($0, headingOffset: 1) }
      case .failed(let chapter, let error):
        paragraphs += ["## \(heading(of: chapter))", "**This chapter failed to run:** `\(error)`"]
      }
    }
    paragraphs += [writer.anchor(.claims), "## All claims", "\(claimCount)\n\n" + claims(writer)]
    paragraphs += backMatter.flatMap(\.blocks).map { writer.paragraph($0, headingOffset: 0) }
    if !book.references.isEmpty { paragraphs += [writer.anchor(.references), "## References"] }
    paragraphs += zip(1..., book.references).map { writer.entry($1, number: $0) }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private func contents(_ writer: MarkdownWriter) -> String {
    outline.map { entry in
      let indentation = String(repeating: "  ", count: entry.depth)
      return "\(indentation)- [\(writer.text(entry.text))](\(writer.link(to: entry.anchor)))"
    }.joined(separator: "\n")
  }

  private func claims(_ writer: MarkdownWriter) -> String {
    let claims = ClaimTable(chapters)
    return writer.markdown(of: claims.table) + (claims.note.map { "\n\n" + writer.text($0) } ?? "")
  }
}
