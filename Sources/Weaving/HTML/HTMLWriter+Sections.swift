/// What pages are made of: chapters and their sections, the table of contents, the tables of claims, the literature.
extension HTMLWriter {
  /// A chapter of the report.
  func chapter(_ document: Document) throws -> String {
    let id = document.anchor.id
    return """
      <section class="chapter" data-number="\(document.chapter)" style="--chapter: '\(document.chapter)'" aria-labelledby="\(id)">
      <h2 id="\(id)"><a class="number" href="#\(id)">Chapter \(document.chapter)</a> \(try inline(document.title))</h2>
      \(try sections(document.blocks, headingOffset: 1))
      \(try claims(
        document.claims, title: "Claims of this chapter",
        anchor: Anchor(chapter: document.chapter, id: "claims-\(document.chapter)"), headingLevel: 3))
      </section>
      """
  }

  /// Blocks, those of a section in an element of their own, which is named for its title.
  func sections(_ blocks: [Block], headingOffset: Int) throws -> String {
    var html = ""
    var isOpen = false
    for block in blocks {
      if case .heading(2, _, let text, _) = block {
        html += "\(isOpen ? "</section>\n" : "")<section class=\"\(slug(text.plainText))\">\n"
        isOpen = true
      }
      html += try element(block, headingOffset: headingOffset) + "\n"
    }
    return html + (isOpen ? "</section>" : "")
  }

  /// The table of contents: at the side of a wide page, behind a button on a narrow one.
  func contents(_ outline: [OutlineEntry]) throws -> String {
    var html = "<nav id=\"contents\" popover aria-label=\"Contents\">\n<p class=\"title\">Contents</p>\n<ol>"
    var depth = outline.first?.depth ?? 0
    let top = depth
    for (index, entry) in outline.enumerated() {
      if entry.depth > depth { html += "\n<ol>" }
      if entry.depth < depth { html += "</li></ol>" }
      if index > 0, entry.depth <= depth { html += "</li>" }
      depth = entry.depth
      html += "\n<li><a href=\"#\(entry.anchor.id)\">\(try inline(entry.text))</a>"
    }
    return html + (depth > top ? "</li></ol>" : "") + "</li>\n</ol>\n</nav>"
  }

  /// A section with a table of claims.
  func claims(
    _ claims: [Claim], title: String, anchor: Anchor, headingLevel: Int, note: String? = nil
  ) throws -> String {
    guard !claims.isEmpty else { return "" }
    let table = ClaimTable(claims)
    return """
      <section class="claims">
      \(heading(level: headingLevel, number: nil, text: title, id: anchor.id))
      \(note.map { "<p>\($0)</p>" } ?? "")
      \(try self.table(table.columns, table.rows))
      </section>
      """
  }

  /// A section with a list of works.
  func references(_ works: [(number: Int, work: Reference)], headingLevel: Int) -> String {
    let entries = works.map { number, work in
      "<li id=\"\(Anchor.reference(work.key).id)\" value=\"\(number)\">\(MarkdownParser.html(work.entry).trimmed)</li>"
    }
    return """
      <section class="references">
      \(heading(level: headingLevel, number: nil, text: "References", id: Anchor.references.id))
      <ol>
      \(entries.joined(separator: "\n"))
      </ol>
      </section>
      """
  }
}
