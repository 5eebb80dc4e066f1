/// Writes chapters as Markdown for GitHub and GitLab: inline math between ``$` `` and `` `$``, displayed math in blocks
/// marked `math`, anchors as empty `<a>` elements, everything else plain CommonMark with tables.
///
/// Between bare dollar signs a Markdown parser would interpret `\,`, `\{` and `_` in a formula itself.
package struct MarkdownWriter {
  let page: Page

  /// A writer for a page.
  package init(page: Page) { self.page = page }

  /// A chapter as a page of its own.
  package static func page(of chapter: WovenChapter, in book: Book) -> String {
    let writer = MarkdownWriter(page: .chapter(chapter.place))
    var paragraphs = [
      "*[\(book.contents.title)](../report.md)*",
      writer.anchor(chapter.anchor),
      "# \(chapter.place.number) \(writer.text(chapter.title))",
    ]
    paragraphs += chapter.blocks.map { writer.paragraph($0, headingOffset: 0) }
    // The table of claims, with the results for other seeds, is in the report.
    if case .foreign = chapter.study, let note = studyNote([(chapter.place.number, chapter.study)]) {
      paragraphs.append(note)
    }
    let cited = book.works(citedIn: chapter)
    if !cited.isEmpty {
      paragraphs.append("## References")
      paragraphs += cited.map { writer.entry($0.work, number: $0.number) }
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// A block, with headings moved down by `headingOffset` levels.
  func paragraph(_ block: Block, headingOffset: Int) -> String {
    switch block {
    case .heading(let level, let number, let text, let anchor):
      let marks = String(repeating: "#", count: Block.headingLevel(level, movedBy: headingOffset))
      let place = level == 1 ? "" : self.anchor(anchor) + "\n\n"
      return "\(place)\(marks) \(number.map { $0 + " " } ?? "")\(self.text(text))"
    case .prose(let inlines):
      return text(inlines)
    case .equation(let tex, _, let number, let anchor):
      let tag = number.map { " \\tag{\($0)}" } ?? ""
      return (anchor.map { self.anchor($0) + "\n\n" } ?? "") + "```math\n\(tex)\(tag)\n```"
    case .listing(let lines, let file, let isExcerpt):
      let source =
        isExcerpt ? "From [`\(file)`](\(page.link(toSource: file))), line \(lines.first?.number ?? 1):\n\n" : ""
      return source + fenced(lines.map(\.text).joined(separator: "\n"), "swift")
    case .output(let text):
      return fenced(text, "text")
    case .figure(let name, let number, let caption, let finding, let alt, let anchor):
      return """
        \(self.anchor(anchor))

        ![\(escaped(alt))](\(figureFolder(anchor))\(name).png)

        **Figure \(number).** \(text(caption))\(finding.map(self.finding) ?? "")
        """
    case .table(let number, let caption, let table, let anchor):
      return "\(self.anchor(anchor))\n\n**Table \(number).** \(text(caption))\n\n" + markdown(of: table)
    case .claim(let claim):
      return """
        \(self.anchor(claim.anchor))

        > \(mark(of: claim)) **Claim \(claim.number).** \(text(claim.statement)) *\(measurement(of: claim))*
        """
    }
  }

  /// The claim about a figure, as the end of its caption.
  private func finding(_ claim: Claim) -> String {
    """
     \(anchor(claim.anchor))\(text(claim.statement)) \
    (\(mark(of: claim)) **Claim \(claim.number).** *\(measurement(of: claim))*)
    """
  }

  private func mark(of claim: Claim) -> String { claim.holds ? "✓" : "✗" }

  private func measurement(of claim: Claim) -> String {
    "Measured: \(claim.measured); \(claim.holds ? "" : "**does not hold**; ")required: \(claim.requirement)."
  }

  /// A table without its caption. Bars in cells are escaped, even in formulas.
  func markdown(of table: Table) -> String {
    func line(_ cells: [[Inline]]) -> String {
      "| " + cells.map { text($0).withEscapedBars }.joined(separator: " | ") + " |"
    }
    let rule = "|" + table.isNumeric.map { $0 ? " ---: |" : " --- |" }.joined()
    return ([line(table.columns), rule] + table.rows.map(line)).joined(separator: "\n")
  }

  func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      // A formula over several lines is one line to Markdown.
      case .math(let tex, _): "$`\(tex.replacing("\n", with: " "))`$"
      case .reference(let text, let target): "[\(escaped(text))](\(link(to: target)))"
      }
    }.joined()
  }

  /// A work in a list of references.
  func entry(_ work: Reference, number: Int) -> String {
    "\(anchor(.reference(work.key)))[\(number)] \(work.entry)"
  }

  /// An invisible place to link to.
  func anchor(_ anchor: Anchor) -> String { "<a id=\"\(anchor.id)\"></a>" }

  /// Whether a piece of HTML is a tag of an anchor.
  static func isAnchor(_ html: String) -> Bool {
    var tag = TextScanner(html)
    if tag.skip("</a>") { return tag.isAtEnd }
    return tag.skip("<a id=\"") && !tag.read { $0.isInName || $0 == UInt8(ascii: "-") }.isEmpty && tag.skip("\">")
      && tag.isAtEnd
  }

  func link(to target: Anchor) -> String { page.link(to: target, format: "md") }

  private func figureFolder(_ figure: Anchor) -> String {
    if case .report = page, let chapter = figure.chapter { "\(chapter.name)/" } else { "" }
  }

  /// A block of code, fenced by more backticks than it contains in a row.
  private func fenced(_ code: String, _ language: String) -> String {
    let fence = String(repeating: "`", count: max(2, code.longestRunOfBackticks) + 1)
    return "\(fence)\(language)\n\(code)\n\(fence)"
  }

  /// A line of code in a sentence, in more backticks than it contains in a row.
  func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: text.longestRunOfBackticks + 1)
    let backtick = UInt8(ascii: "`")
    let space = text.utf8.first == backtick || text.utf8.last == backtick ? " " : ""
    return fence + space + text.replacing("\n", with: " ") + space + fence
  }

  func escaped(_ text: String) -> String { text.escaping("[]\\*_`<") }
}

extension String {
  /// The number of backticks in the longest row of them.
  fileprivate var longestRunOfBackticks: Int {
    var (longest, run) = (0, 0)
    for byte in utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The text of a cell: a bar that is not escaped yet would end it.
  fileprivate var withEscapedBars: String {
    var text = ""
    var scanner = TextScanner(self)
    while !scanner.isAtEnd {
      text += scanner.read { !$0.isOne(of: "\\|") }
      let backslashes = scanner.read { $0 == UInt8(ascii: "\\") }
      text += backslashes
      // An even number of backslashes are characters themselves.
      if scanner.skip("|") { text += backslashes.utf8.count.isMultiple(of: 2) ? "\\|" : "|" }
    }
    return text
  }
}
