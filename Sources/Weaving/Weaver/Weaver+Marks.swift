import Recordings

/// The replacement of marks in prose.
extension Weaver {
  /// The words that can precede the colon in a mark.
  static let kindsOfMarks =
    ChapterSource.Kind.allCases.map(\.rawValue) + ["chapter", "first", "reference", "excerpt"]
    + Study.Statistic.allCases.map(\.rawValue)

  /// The text of a caption, a claim or a cell, with formulas and marks.
  func inlines(_ text: String, line: Int) throws -> [Inline] { try inlines(try elements(of: text, line: line), .line) }

  /// The elements of a text that the run recorded. It occupies one line of the page, however the source breaks it.
  func elements(of text: String, line: Int) throws -> [ProseScanner.Element] {
    let text = try AuthorText.checked(text, atMost: Bounds.bytesOfProse, file: file, line: line)
    return try ProseScanner.elements(of: text, file: file, line: line).map { element in
      guard case .text(let text) = element.kind else { return element }
      return ProseScanner.Element(kind: .text(text.replacing("\n", with: " ")), line: line)
    }
  }

  /// A piece of prose with its marks replaced.
  ///
  /// - Throws: ``WeavingError`` for a mark of something unknown, and for Markdown that no page may hold.
  func inlines(_ elements: [ProseScanner.Element], _ form: MarkdownCheck.Form) throws -> [Inline] {
    let inlines = try inlines(of: elements)
    try check(inlines, of: elements, as: form)
    return inlines
  }

  private func inlines(of elements: [ProseScanner.Element]) throws -> [Inline] {
    var inlines: [Inline] = []
    for element in elements {
      let inline = try inline(element)
      if case .text(let text) = inline, case .text(let before)? = inlines.last {
        inlines[inlines.count - 1] = .text(before + text)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }

  private func inline(_ element: ProseScanner.Element) throws -> Inline {
    switch element.kind {
    case .text(let text):
      return .text(text)
    case .math(let tex):
      try checkBackticks(in: tex, line: element.line)
      return .math(tex: try withValues(tex, line: element.line), line: element.line)
    case .display(let tex):
      throw error(element.line, "a displayed formula can only stand in prose, unlike ‘$$\(tex)$$’ here")
    case .mark(let mark):
      guard let colon = mark.firstIndex(of: ":"), !isOfStudy(mark), !isOfChapter(mark) else {
        return try value(mark, line: element.line).map { .text($0.text) } ?? unknown
      }
      return try reference(
        to: String(mark[..<colon].trimmed), String(mark[mark.index(after: colon)...].trimmed), line: element.line)
    }
  }

  /// A backtick would end a formula in Markdown.
  func checkBackticks(in tex: String, line: Int) throws {
    if tex.contains("`") { throw error(line, "a formula cannot contain a backtick: ‘\(tex)’") }
  }

  private func reference(to kind: String, _ name: String, line: Int) throws -> Inline {
    switch kind {
    case "excerpt":
      throw error(line, "an excerpt needs a line of prose of its own")
    case "chapter":
      guard let chapter = book.readable.first(where: { $0.names.contains(name) }) else {
        if !book.isReadable { return unknown }
        throw error(line, "there is no chapter ‘\(name)’" + known(book.readable.flatMap(\.names)))
      }
      return .reference(text: "Chapter \(chapter.place.number)", target: .chapter(chapter.place))
    case "first":
      return try firstUse(of: name, line: line)
    case "reference":
      guard let index = book.references.firstIndex(where: { $0.key == name }) else {
        throw error(line, "there is no ‘\(name)’ in the list of references" + known(book.references.map(\.key)))
      }
      return .reference(text: "[\(index + 1)]", target: .reference(name))
    default:
      guard let kind = ChapterSource.Kind(rawValue: kind) else {
        throw error(
          line,
          "a mark can refer to a figure, table, equation, section, chapter, reference or excerpt, "
            + "but not to a ‘\(kind)’" + (chapter == nil ? known(book.contents.chapters) : "")
        )
      }
      // The chapter itself is searched first: two chapters may use the same name.
      func place(in chapter: ChapterSource) -> (number: String, chapter: ChapterPlace)? {
        chapter.numbers[kind]?[name].map { ($0, chapter.place) }
      }
      guard let (number, chapter) = chapter.flatMap(place) ?? book.readable.lazy.compactMap(place).first else {
        if !book.isReadable { return unknown }
        let here = (self.chapter?.numbers[kind]?.keys.sorted() ?? []).map { "‘\($0)’" }
        throw error(
          line,
          "there is no \(kind) ‘\(name)’ in any chapter" + (here.isEmpty ? "" : "; this one has \(here.list)"))
      }
      if kind == .figure || kind == .table, chapter == self.chapter?.place,
        !shown.contains(RecordedResult.Name(kind: kind.rawValue, name: name))
      {
        throw error(line, "the source has a \(kind) ‘\(name)’, but the run did not show it")
      }
      let text = kind == .equation ? "(\(number))" : "\(kind.rawValue.capitalized) \(number)"
      return .reference(text: text, target: .numbered(kind.rawValue, number, in: chapter))
    }
  }

  /// A link to the section of the book whose formulas first contain a symbol.
  private func firstUse(of symbol: String, line: Int) throws -> Inline {
    let tokens = TeXTokens(symbol)
    for chapter in book.readable {
      guard let section = chapter.firstSection(with: tokens) else { continue }
      if section == 0 {
        return .reference(text: "Chapter \(chapter.place.number)", target: .chapter(chapter.place))
      }
      let number = "\(chapter.place.number).\(section)"
      return .reference(text: "Section \(number)", target: .numbered("section", number, in: chapter.place))
    }
    if !book.isReadable { return unknown }
    throw error(line, "the symbol ‘\(symbol)’ occurs in no formula of the book")
  }

  /// A placeholder for a reference to a chapter that cannot be read at present, and for an unknown value: of a chapter
  /// that has not been run, or over seeds that have not been studied.
  private var unknown: Inline { .text("[?]") }

  /// A formula with its marks replaced by numbers.
  func withValues(_ tex: String, line: Int) throws -> String {
    try tex.replacing("{{") { scanner in
      // The last two braces open the mark; `x^{{{name}}}` has the value as its exponent.
      let braces = scanner.read { $0 == UInt8(ascii: "{") }
      let name = scanner.read { !$0.isOne(of: "{}") }
      guard scanner.skip("}}") else { return "{{" + braces + name }
      return braces + (try value(String(name), line: line)?.tex ?? "\\text{[?]}")
    }
  }

  /// The value that a mark stands for; `nil` if it belongs to a chapter that has not been run, or to a study that does
  /// not exist for this code.
  private func value(_ mark: String, line: Int) throws -> RecordedValue? {
    if isOfStudy(mark) { return try valueOfStudy(mark, line: line) }
    if let (chapter, name) = valueOfChapter(mark) { return try value(name, of: chapter, line: line) }
    return try valueOfRun(mark, line: line)
  }

  private func isOfChapter(_ mark: String) -> Bool { valueOfChapter(mark) != nil }

  /// The chapter and the name in a mark such as `chapter4:name`.
  private func valueOfChapter(_ mark: String) -> (chapter: ChapterPlace, name: String)? {
    let parts = mark.split(separator: ":", maxSplits: 1).map(\.trimmed)
    guard parts.count == 2, let chapter = book.chapter(named: parts[0]) else { return nil }
    return (chapter, String(parts[1]))
  }

  private func valueOfRun(_ mark: String, line: Int) throws -> RecordedValue {
    let name = String(mark.trimmed)
    guard let value = values[name] else {
      throw error(line, "the run did not record a value ‘\(name)’" + known(values.keys.sorted()))
    }
    return value
  }

  /// A chapter's value on a page of front or back matter.
  private func value(_ name: String, of other: ChapterPlace, line: Int) throws -> RecordedValue? {
    guard chapter == nil else {
      throw error(
        line, "only front and back matter can show values of chapters, such as ‘\(other.name):\(name)’")
    }
    guard let values = chapterValues[other.name] else { return nil }
    guard let value = values[name] else {
      throw error(line, "‘\(other.name)’ did not record a value ‘\(name)’" + known(values.keys.sorted()))
    }
    return value
  }

  func number(of kind: ChapterSource.Kind, _ name: String, line: Int) throws -> String {
    guard let number = chapter?.numbers[kind]?[name] else {
      throw error(
        line,
        "the name of a \(kind) must be a literal in main.swift, as in \(kind)(\"\(name)\", …), "
          + "so that it can be numbered"
      )
    }
    return number
  }

  /// Throws unless every result comes from a line of code in this chapter, and every figure and table is shown only
  /// once.
  func checkPlaces(of results: [RecordedResult]) throws {
    let code = (chapter?.parts ?? []).compactMap { part -> ClosedRange<Int>? in
      guard case .code(let lines) = part else { return nil }
      return lines[0].number...lines[lines.count - 1].number
    }
    var lines: [RecordedResult.Name: Int] = [:]
    if results.count > Bounds.results {
      throw error(
        results[Bounds.results].line,
        "a chapter shows at most \(Bounds.results) texts, figures, tables and claims; this would be one more")
    }
    for result in results {
      guard code.contains(where: { $0 ~= result.line }) else {
        throw error(
          result.line, "a result was recorded on a line that is not code; has the source changed since it was built?")
      }
      guard let name = result.name else { continue }
      if let first = lines[name] {
        throw error(result.line, "there are two \(name.kind)s named ‘\(name.name)’, the first on line \(first)")
      }
      lines[name] = result.line
    }
  }

  func error(_ line: Int, _ message: String) -> WeavingError { WeavingError(file: file, line: line, message) }

  func known(_ names: [String]) -> String {
    names.isEmpty ? "" : "; known: " + names.map { "‘\($0)’" }.joined(separator: ", ")
  }
}

extension [Inline] {
  /// The text without white space at either end.
  var trimmed: [Inline] {
    var inlines = self
    if case .text(let text)? = inlines.first {
      // Indentation is significant in Markdown, so only empty lines are removed.
      let start = text.lastIndex(where: { $0 == "\n" }, before: { !$0.isWhitespace })
      inlines[0] = .text(String(text[start...]))
    }
    if case .text(let text)? = inlines.last {
      let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
      inlines[inlines.count - 1] = .text(String(text[..<end]))
    }
    return inlines.filter { $0 != .text("") }
  }
}

extension String {
  /// The index after the last separator before the first stop.
  fileprivate func lastIndex(
    where isSeparator: (Character) -> Bool, before isStop: (Character) -> Bool
  ) -> Index {
    let stop = firstIndex(where: isStop) ?? endIndex
    return self[..<stop].lastIndex(where: isSeparator).map { index(after: $0) } ?? startIndex
  }
}
