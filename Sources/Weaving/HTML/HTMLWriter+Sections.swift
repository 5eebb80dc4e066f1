import Recordings

/// The parts of pages: chapters and their sections, the table of contents, the table of claims, the references.
extension HTMLWriter {
  /// A chapter of the report.
  func chapter(_ chapter: WovenChapter) throws -> String {
    let id = chapter.anchor.id
    return """
      <section class="chapter" data-number="\(chapter.place.number)" aria-labelledby="\(id)">
      \(try title(of: chapter, level: 2))
      \(try sections(chapter.blocks, headingOffset: 1, exercisesOf: chapter.place.number))
      </section>
      """
  }

  /// A chapter's title with its number above it. If both are read out or printed in one line, a full stop separates
  /// them.
  func title(of chapter: WovenChapter, level: Int) throws -> String {
    let id = chapter.anchor.id
    return """
      <h\(level) class="title" id="\(id)"><a class="number" href="#\(id)">\
      Chapter \(chapter.place.number)<span>. </span></a> \
      \(try inline(chapter.title))</h\(level)>
      """
  }

  /// Blocks, with those of each section in an element whose class is the section's title.
  ///
  /// - Parameters:
  ///   - blocks: the blocks of a chapter or a page.
  ///   - headingOffset: the number of levels by which headings move down.
  ///   - chapter: the chapter number that prefixes the numbers of items in a section ‘Exercises’.
  /// - Returns: elements in the order of the blocks.
  /// - Throws: what ``element(_:headingOffset:)`` throws.
  func sections(_ blocks: [Block], headingOffset: Int, exercisesOf chapter: Int?) throws -> String {
    var html = ""
    var section: String?
    for block in blocks {
      if case .heading(2, _, let text, _) = block {
        html += section == nil ? "" : "</section>\n"
        section = slug(text.plainText)
        html += "<section class=\"\(section ?? "")\">\n"
      }
      if section == "exercises", let chapter, case .prose(let inlines) = block {
        html += try prose(inlines) { exerciseLabel(chapter, $0) }
      } else {
        html += try element(block, headingOffset: headingOffset)
      }
      html += "\n"
    }
    if section != nil { html += "</section>" }
    return html
  }

  /// The number of an exercise, as a link to it.
  private func exerciseLabel(_ chapter: Int, _ number: Int) -> String {
    let id = "exercise-\(chapter)-\(number)"
    return "<a class=\"number\" id=\"\(id)\" href=\"#\(id)\">\(chapter).\(number)</a> "
  }

  /// The table of contents: beside the text on a wide page, behind a button on a narrow one.
  func contents(_ outline: [OutlineEntry]) throws -> String {
    var html = """
      <nav id="contents" popover aria-label="Contents">
      <button class="close" type="button" popovertarget="contents" popovertargetaction="hide">Close</button>
      <p class="title">Contents</p>
      <ol>
      """
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

  /// Links from a chapter's page to the previous and the next chapter.
  func neighbours(of chapter: ChapterPlace, in book: Book) -> String {
    func link(_ step: Int, _ relation: String, _ text: (ChapterSource) -> String) -> String {
      guard let place = book.chapters.first(where: { $0.number == chapter.number &+ step }),
        let other = try? book.source(of: place)
      else { return "<span></span>" }
      let address = page.link(to: .chapter(place), format: "html")
      return "<a rel=\"\(relation)\" href=\"\(address)\">\(text(other))</a>"
    }
    return """
      <nav class="neighbours" aria-label="Chapters">
      \(link(-1, "prev") { "← \($0.place.number). \(escapedForHTML($0.title))" })
      \(link(1, "next") { "\($0.place.number). \(escapedForHTML($0.title)) →" })
      </nav>
      """
  }

  /// A section with a table of claims.
  func claims(
    of chapters: [WovenChapter], title: String, anchor: Anchor, headingLevel: Int, note: String? = nil
  ) throws -> String {
    let claims = ClaimTable(chapters)
    guard !claims.table.rows.isEmpty else { return "" }
    return """
      <section class="claims">
      \(heading(level: headingLevel, number: nil, text: title, id: anchor.id))
      \(note.map { "<p>\($0)</p>" } ?? "")
      \(try html(of: claims.table))
      \(try claims.note.map { "<p>\(try inline($0))</p>" } ?? "")
      </section>
      """
  }

  /// A section with a list of references.
  func references(_ works: [(number: Int, work: Reference)], headingLevel: Int) throws -> String {
    let entries = try works.map { number, work in
      "<li id=\"\(Anchor.reference(work.key).id)\" value=\"\(number)\">\(try prose([.text(work.entry)]).trimmed)</li>"
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
