/// Joins a chapter's source with what its run recorded: every result goes under the listing that holds its line, every
/// `{{mark}}` is replaced by what it stands for.
public struct Weaver {
  let book: Book
  let file: String
  let chapter: ParsedChapter?
  let values: [String: RecordedValue]
  /// The names of the figures and tables that the run showed.
  var shown: Set<String> = []
  /// How the kept study of many seeds stands to the run.
  var study = Study.Standing.absent

  /// Weaves a chapter.
  ///
  /// - Parameters:
  ///   - chapter: the chapter's source.
  ///   - recording: what a run of that very source recorded.
  ///   - book: the book, for references to other chapters, to the literature, and to files of the package.
  /// - Returns: the chapter as it is printed.
  /// - Throws: ``WeavingError`` for the first misuse of the grammar, with its file and line; ``StudyError`` where the kept
  ///   study cannot be read.
  public static func weave(_ chapter: ParsedChapter, with recording: Recording, in book: Book) throws -> Document {
    var weaver = Weaver(book: book, file: chapter.file, chapter: chapter, values: recording.values)
    weaver.shown = Set(recording.results.compactMap(\.name))
    weaver.study = Study.Standing(try book.study(), of: recording)
    try weaver.checkPlaces(of: recording.results)
    var numbering = Numbering(chapter: chapter.number)
    var blocks: [Block] = []
    for part in chapter.parts {
      blocks += try weaver.blocks(of: part, results: recording.results, numbering: &numbering)
    }
    return Document(
      chapter: chapter.number, title: try weaver.inlines(chapter.titleElements), blocks: blocks,
      study: weaver.study)
  }

  /// Weaves a page of prose that no program belongs to, such as the preface.
  ///
  /// - Parameters:
  ///   - page: its text, in the grammar of prose.
  ///   - file: its name in errors.
  ///   - book: the book, for references to the chapters and to the literature.
  /// - Returns: the page as it is printed.
  /// - Throws: ``WeavingError`` for the first misuse of the grammar, with its file and line.
  public static func weave(page: String, file: String, in book: Book) throws -> [Block] {
    var weaver = Weaver(book: book, file: file, chapter: nil, values: [:])
    // A page tells how many seeds were studied; values belong to chapters.
    if let study = try book.study() {
      weaver.study = .kept(study.seeds, Study.Chapter(claims: [], values: [:], digests: []))
    }
    let lines = zip(1..., page.lines).map { SourceLine(number: $0, text: String($1)) }
    var numbering = Numbering(chapter: nil)
    return try proseParts(of: lines, file: file).flatMap {
      try weaver.blocks(of: $0, results: [], numbering: &numbering)
    }
  }

  /// The running numbers of what is numbered in the order of the page.
  private struct Numbering {
    let chapter: Int?
    var section = 0
    var claim = 0
    var anchors: Set<String> = []

    /// An identifier for a heading that no other heading of the page has.
    mutating func anchor(_ text: String) -> Anchor {
      let id = (chapter.map { "chapter-\($0)-" } ?? "") + slug(text)
      let unique = anchors.contains(id) ? "\(id)-\(anchors.count)" : id
      anchors.insert(unique)
      return Anchor(chapter: chapter, id: unique)
    }

    mutating func nextSection() -> String? {
      section += 1
      return chapter.map { "\($0).\(section)" }
    }

    mutating func nextClaim() -> String {
      claim += 1
      return "\(chapter.map { "\($0)." } ?? "")\(claim)"
    }
  }

  private func blocks(
    of part: ProsePart, results: [RecordedResult], numbering: inout Numbering
  ) throws -> [Block] {
    switch part {
    case .heading(let level, let elements, _):
      let number = level == 2 ? numbering.nextSection() : nil
      let anchor =
        number.map { Anchor.numbered("section", $0, in: numbering.chapter) }
        ?? numbering.anchor(elements.map(\.plainText).joined())
      return [.heading(level: level, number: number, text: try inlines(elements), anchor: anchor)]
    case .prose(let elements):
      return try blocks(ofProse: elements)
    case .code(let lines):
      var blocks: [Block] = []
      if let listing = lines.listing {
        blocks.append(.listing(lines: listing, file: file, isExcerpt: false))
      }
      for result in results where lines[0].number...lines[lines.count - 1].number ~= result.line {
        let block = try block(of: result, numbering: &numbering)
        // What the same listing prints stands in one block.
        if case .output(let text) = block, case .output(let before)? = blocks.last {
          blocks[blocks.count - 1] = .output(before + "\n" + text)
        } else {
          blocks.append(block)
        }
      }
      return blocks
    }
  }

  private func block(of result: RecordedResult, numbering: inout Numbering) throws -> Block {
    let line = result.line
    switch result.content {
    case .output(let text):
      return .output(text)
    case .figure(let name, let caption, let alt):
      let number = try number(of: .figure, name, line: line)
      return .figure(
        name: name, number: number, caption: try inlines(caption, line: line), alt: alt,
        anchor: .numbered("figure", number, in: chapter?.number))
    case .table(let name, let caption, let columns, let rows):
      let number = try number(of: .table, name, line: line)
      return .table(
        number: number, caption: try inlines(caption, line: line),
        columns: try columns.map { try inlines($0, line: line) },
        rows: try rows.map { try $0.map { try inlines($0, line: line) } },
        anchor: .numbered("table", number, in: chapter?.number))
    case .claim(let statement, let measured, let requirement):
      let number = numbering.nextClaim()
      return .claim(
        Claim(
          number: number, statement: try inlines(statement, line: line), holds: requirement.isMet(by: measured),
          measured: NumberStyle.significant(4).text(measured), requirement: requirement.text,
          seeds: study.claim(statement)?.summary,
          anchor: .numbered("claim", number, in: chapter?.number)))
    }
  }

  /// Blocks of a stretch of prose: paragraphs, displayed formulas and excerpts.
  private func blocks(ofProse elements: [ProseScanner.Element]) throws -> [Block] {
    var blocks: [Block] = []
    var paragraph: [ProseScanner.Element] = []
    func flush() throws {
      let inlines = try inlines(paragraph).trimmed
      if !inlines.isEmpty { blocks.append(.prose(inlines)) }
      paragraph = []
    }
    for element in elements {
      switch element.kind {
      case .display(let tex):
        try flush()
        let formula = unlabelled(tex)
        let number = formula.label.flatMap { chapter?.numbers[.equation]?[$0] }
        blocks.append(
          .equation(
            tex: String(try withValues(formula.tex, line: element.line).trimmed), line: element.line, number: number,
            anchor: number.map { .numbered("equation", $0, in: chapter?.number) }))
      case .mark(let mark) where mark.hasPrefix("excerpt:"):
        try flush()
        blocks.append(try excerpt(mark.dropFirst("excerpt:".count).trimmed, line: element.line))
      default:
        paragraph.append(element)
      }
    }
    try flush()
    return blocks
  }

  private func excerpt(_ path: Substring, line: Int) throws -> Block {
    let parts = path.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw error(line, "an excerpt names a file and a region, ‘{{excerpt:path#name}}’; here is ‘\(path)’")
    }
    guard let source = book.text(of: parts[0]) else {
      throw error(line, "there is no file ‘\(parts[0])’ in the package to take an excerpt from")
    }
    guard let excerpt = Excerpt(parts[1], in: source) else {
      throw error(
        line,
        "\(parts[0]) marks no region ‘\(parts[1])’ between ‘// excerpt: \(parts[1])’ and ‘// end: \(parts[1])’"
          + known(Excerpt.names(in: source)))
    }
    return .listing(lines: excerpt.lines, file: parts[0], isExcerpt: true)
  }
}
