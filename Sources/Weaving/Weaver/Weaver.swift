import Recordings

/// Joins a chapter's source with the recording of its run: each result goes below the listing that contains its line,
/// and each `{{mark}}` is replaced by what it stands for.
public struct Weaver {
  let book: Book
  let file: String
  let chapter: ChapterSource?
  let values: [String: RecordedValue]
  /// The chapters' values that front and back matter can show, by the chapters' names.
  var chapterValues: [String: [String: RecordedValue]] = [:]
  /// The names of the figures and tables that the run showed.
  var shown: Set<RecordedResult.Name> = []
  /// The literals of the code, which prose may repeat.
  var literals = NumberLiterals()
  /// How the saved study of many seeds relates to the run.
  var study = Study.Match.absent

  /// Weaves a chapter.
  ///
  /// - Parameters:
  ///   - chapter: the chapter's source.
  ///   - recording: what a run of exactly that source recorded.
  ///   - book: the book, for references to other chapters, to the literature and to files in the package.
  /// - Returns: the woven chapter.
  /// - Throws: ``WeavingError`` for the first error in the source, with file and line; another error if the saved study
  ///   of many seeds cannot be read.
  public static func weave(_ chapter: ChapterSource, with recording: Recording, in book: Book) throws -> WovenChapter {
    var weaver = Weaver(book: book, file: chapter.place.mainFile, chapter: chapter, values: recording.values)
    weaver.shown = Set(recording.results.compactMap(\.name))
    weaver.study = Study.Match(try book.study(), of: recording, in: book)
    try weaver.checkPlaces(of: recording.results)
    try weaver.checkMarks(of: chapter.parts)
    weaver.literals = try weaver.literals(of: chapter.parts)
    try weaver.checkNumbers(in: chapter.titleElements)
    var numbering = Numbering(chapter: chapter.place)
    var blocks: [Block] = []
    for part in chapter.parts {
      blocks += try weaver.blocks(of: part, results: recording.results, numbering: &numbering)
    }
    try weaver.checkFormulas(of: blocks)
    return WovenChapter(
      place: chapter.place, title: try weaver.inlines(chapter.titleElements, .title), blocks: blocks,
      values: recording.values, study: weaver.study)
  }

  /// Weaves a page of prose without a program, such as the preface.
  ///
  /// - Parameters:
  ///   - page: the text, in the grammar of prose.
  ///   - file: the file's name for errors.
  ///   - values: the values that runs of the chapters recorded, by the chapters' names. Values of chapters that are not
  ///     included are shown as question marks.
  ///   - book: the book, for references to the chapters and to the literature.
  /// - Returns: the woven page.
  /// - Throws: ``WeavingError`` for the first error in the text, with file and line; another error if the saved study
  ///   of many seeds cannot be read.
  public static func weave(
    page: String, file: String, values: [String: [String: RecordedValue]] = [:], in book: Book
  ) throws -> [Block] {
    var weaver = Weaver(book: book, file: file, chapter: nil, values: [:], chapterValues: values)
    // A page can show the number of seeds; values belong to chapters.
    if let study = try book.study() {
      weaver.study = .kept(study.seeds, Study.Chapter(claims: [], values: [:], digests: [], code: ""))
    }
    let page = try AuthorText.checked(page, of: file)
    let lines = zip(1..., page.lines).map { SourceLine(number: $0, text: String($1)) }
    let parts = try proseParts(of: lines, file: file)
    try weaver.checkMarks(of: parts)
    weaver.literals = try weaver.literals(of: parts)
    var numbering = Numbering(chapter: nil)
    let blocks = try parts.flatMap { try weaver.blocks(of: $0, results: [], numbering: &numbering) }
    try weaver.checkFormulas(of: blocks)
    return blocks
  }

  /// The counters of everything that is numbered in the order of the page.
  private struct Numbering {
    let chapter: ChapterPlace?
    var section = 0
    var claim = 0
    var anchors: Set<String> = []

    /// An identifier for a heading, unique on the page.
    mutating func anchor(_ text: String) -> Anchor {
      let id = (chapter.map { "chapter-\($0.number)-" } ?? "") + slug(text)
      let unique = anchors.contains(id) ? "\(id)-\(anchors.count)" : id
      anchors.insert(unique)
      return Anchor(chapter: chapter, id: unique)
    }

    mutating func nextSection() -> String? {
      section += 1
      return chapter.map { "\($0.number).\(section)" }
    }

    mutating func nextClaim() -> String {
      claim += 1
      return "\(chapter.map { "\($0.number)." } ?? "")\(claim)"
    }
  }

  private func blocks(
    of part: ProsePart, results: [RecordedResult], numbering: inout Numbering
  ) throws -> [Block] {
    switch part {
    case .heading(let level, let elements, _):
      try checkNumbers(in: elements)
      let number = level == 2 ? numbering.nextSection() : nil
      let anchor =
        number.map { Anchor.numbered("section", $0, in: numbering.chapter) }
        ?? numbering.anchor(elements.map(\.plainText).joined())
      return [.heading(level: level, number: number, text: try inlines(elements, .title), anchor: anchor)]
    case .prose(let elements):
      return try blocks(ofProse: elements)
    case .code(let lines):
      var blocks: [Block] = []
      if let listing = lines.listing {
        blocks.append(.listing(lines: listing, file: file, isExcerpt: false))
      }
      for result in results where lines[0].number...lines[lines.count - 1].number ~= result.line {
        // A claim about a figure goes into its caption.
        if case .claim(_, _, _, _?) = result.content { continue }
        let block = try block(of: result, in: lines, results: results, numbering: &numbering)
        // Everything a listing prints goes into one block.
        if case .output(let text) = block, case .output(let before)? = blocks.last {
          blocks[blocks.count - 1] = .output(before + "\n" + text)
        } else {
          blocks.append(block)
        }
      }
      return blocks
    }
  }

  private func block(
    of result: RecordedResult, in lines: [SourceLine], results: [RecordedResult], numbering: inout Numbering
  ) throws -> Block {
    let line = result.line
    let code = lines.filter { $0.statement == line }
    switch result.content {
    case .output(let text):
      return .output(try AuthorText.checked(text, atMost: Bounds.bytesOfOutput, file: file, line: line))
    case .figure(let name, let caption, let alt):
      guard RecordedResult.isFigureName(name) else { throw error(line, RecordedResult.figureNameFault(name)) }
      let number = try number(of: .figure, name, line: line)
      var finding: Claim?
      for case .claim(let statement, let measured, let requirement, name) in results.map(\.content) {
        finding = try claim(statement, measured, requirement, code: code, line: line, &numbering)
      }
      return .figure(
        name: name, number: number,
        caption: try within("the caption of figure ‘\(name)’") { try checkedInlines(caption, line: line) },
        finding: finding,
        alt: try within("the alternative text of figure ‘\(name)’") { try checkedInlines(alt, line: line).plainText },
        anchor: .numbered("figure", number, in: chapter?.place))
    case .table(let name, let caption, let columns, let rows):
      let number = try number(of: .table, name, line: line)
      if let fault = rows.fault(inTable: name, ofColumns: columns.count) { throw error(line, fault) }
      guard columns.count * (rows.count + 1) <= Bounds.cells else {
        throw error(line, "the table ‘\(name)’ has more than \(Bounds.cells) cells")
      }
      let table = Table(
        columns: try within("a column heading of table ‘\(name)’") {
          try columns.map { try checkedInlines($0, line: line) }
        },
        isNumeric: columns.indices.map { column in rows.allSatisfy(\.[column].isNumberOrEmpty) },
        rows: try within("a cell of table ‘\(name)’") {
          try rows.map { try $0.map { try inlines($0.text, line: line) } }
        })
      return .table(
        number: number,
        caption: try within("the caption of table ‘\(name)’") { try checkedInlines(caption, line: line) }, table,
        anchor: .numbered("table", number, in: chapter?.place))
    case .claim(let statement, let measured, let requirement, _):
      return .claim(
        try claim(statement, measured, requirement, code: code, line: line, &numbering))
    }
  }

  /// Reads a text of a figure or a table, and names it in an error: its line is that of the call, and the text often
  /// stands in another file.
  private func within<Text>(_ place: String, _ read: () throws -> Text) throws -> Text {
    do {
      return try read()
    } catch let error as WeavingError {
      throw WeavingError(file: error.file, line: error.line, "in \(place), \(error.message)")
    }
  }

  private func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, code: [SourceLine], line: Int,
    _ numbering: inout Numbering
  ) throws -> Claim {
    let number = numbering.nextClaim()
    return Claim(
      number: number, statement: try checkedInlines(statement, line: line), holds: requirement.isMet(by: measured),
      measured: NumberStyle.significant(4).text(measured), requirement: requirement.text, line: line, code: code,
      seeds: study.claim(statement)?.summary, anchor: .numbered("claim", number, in: chapter?.place))
  }

  /// The blocks of a piece of prose: paragraphs, displayed formulas and excerpts.
  private func blocks(ofProse elements: [ProseScanner.Element]) throws -> [Block] {
    try checkNumbers(in: elements)
    var blocks: [Block] = []
    var paragraph: [ProseScanner.Element] = []
    func flush() throws {
      let inlines = try inlines(paragraph, .blocks).trimmed
      if !inlines.isEmpty { blocks.append(.prose(inlines)) }
      paragraph = []
    }
    for element in elements {
      switch element.kind {
      case .display(let tex):
        try flush()
        try checkBackticks(in: tex, line: element.line)
        let formula = unlabelled(tex)
        let number = formula.label.flatMap { chapter?.numbers[.equation]?[$0] }
        blocks.append(
          .equation(
            tex: String(try withValues(formula.tex, line: element.line).trimmed), line: element.line, number: number,
            anchor: number.map { .numbered("equation", $0, in: chapter?.place) }))
      case .mark(let mark):
        guard let (file, excerpt) = try excerpt(mark, line: element.line) else {
          paragraph.append(element)
          continue
        }
        try flush()
        blocks.append(.listing(lines: excerpt.lines, file: file, isExcerpt: true))
      case .text, .math:
        paragraph.append(element)
      }
    }
    try flush()
    return blocks
  }

  /// The region printed by a mark such as `excerpt:path#name`; `nil` for other marks.
  func excerpt(_ mark: String, line: Int) throws -> (file: String, excerpt: Excerpt)? {
    guard mark.hasPrefix("excerpt:") else { return nil }
    let path = mark.dropFirst("excerpt:".count).trimmed
    let parts = path.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw error(line, "an excerpt names a file and a region, ‘{{excerpt:path#name}}’, unlike ‘\(path)’")
    }
    guard parts[0].utf8.allSatisfy({ $0.isInName || $0.isOne(of: "/.+-") }) else {
      throw error(line, "the path of an excerpt's file consists of letters, digits and /._+-, unlike ‘\(parts[0])’")
    }
    guard let source = try text(of: parts[0], line: line) else {
      throw error(line, "there is no file ‘\(parts[0])’ in the package to take an excerpt from")
    }
    guard let excerpt = Excerpt(parts[1], in: source) else {
      throw error(
        line,
        "\(parts[0]) marks no region ‘\(parts[1])’ between ‘// excerpt: \(parts[1])’ and ‘// end: \(parts[1])’"
          + known(Excerpt.names(in: source)))
    }
    guard !excerpt.lines.isEmpty else { throw error(line, "the region ‘\(parts[1])’ of \(parts[0]) is empty") }
    guard excerpt.lines.reduce(0, { $0 + $1.text.utf8.count }) <= Bounds.bytesOfExcerpt else {
      throw error(line, "an excerpt has at most \(Bounds.bytesOfExcerpt) bytes, and the one from \(parts[0]) has more")
    }
    return (parts[0], excerpt)
  }

  /// The text of a file in the package; `nil` if there is none.
  private func text(of path: String, line: Int) throws -> String? {
    do {
      return try book.text(of: path)
    } catch let fault as BookError {
      throw error(line, fault.description)
    }
  }
}
