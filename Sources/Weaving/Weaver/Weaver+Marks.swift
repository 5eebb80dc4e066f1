import Recordings

/// What the marks in prose stand for.
extension Weaver {
  /// The words before the colon of a mark.
  static let kindsOfMarks =
    ChapterSource.Kind.allCases.map(\.rawValue) + ["chapter", "first", "reference", "excerpt"]
    + Study.Statistic.allCases.map(\.rawValue)

  /// The text of a caption, a claim or a cell, with its formulas and marks.
  func inlines(_ text: String, line: Int) throws -> [Inline] {
    try inlines(ProseScanner.elements(of: text, file: file, line: line)).map { inline in
      // Such texts stand on one line of the page, however the source breaks them.
      if case .text(let text) = inline { .text(text.replacing("\n", with: " ")) } else { inline }
    }
  }

  func inlines(_ elements: [ProseScanner.Element]) throws -> [Inline] {
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
      if tex.contains("`") { throw error(element.line, "a formula cannot hold a backtick: ‘\(tex)’") }
      return .math(tex: try withValues(tex, line: element.line), line: element.line)
    case .display(let tex):
      throw error(element.line, "a displayed formula stands in prose only, not in ‘$$\(tex)$$’ here")
    case .mark(let mark):
      guard let colon = mark.firstIndex(of: ":"), !isOfStudy(mark), !isOfChapter(mark) else {
        return try value(mark, line: element.line).map { .text($0.text) } ?? unknown
      }
      return try reference(
        to: String(mark[..<colon].trimmed), String(mark[mark.index(after: colon)...].trimmed), line: element.line)
    }
  }

  private func reference(to kind: String, _ name: String, line: Int) throws -> Inline {
    switch kind {
    case "excerpt":
      throw error(line, "an excerpt stands on a line of prose of its own")
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
        throw error(line, "the list of references has no work ‘\(name)’" + known(book.references.map(\.key)))
      }
      return .reference(text: "[\(index + 1)]", target: .reference(name))
    default:
      guard let kind = ChapterSource.Kind(rawValue: kind) else {
        throw error(
          line,
          "there are references to a figure, table, equation, section, chapter or reference, and an excerpt, but not to a ‘\(kind)’"
            + (chapter == nil ? known(book.contents.chapters) : "")
        )
      }
      // The chapter itself comes first: two chapters may use the same name.
      func place(in chapter: ChapterSource) -> (number: String, chapter: ChapterPlace)? {
        chapter.numbers[kind]?[name].map { ($0, chapter.place) }
      }
      guard let (number, chapter) = chapter.flatMap(place) ?? book.readable.lazy.compactMap(place).first else {
        if !book.isReadable { return unknown }
        throw error(line, "there is no \(kind) ‘\(name)’" + known(chapter?.numbers[kind]?.keys.sorted() ?? []))
      }
      if kind == .figure || kind == .table, chapter == self.chapter?.place,
        !shown.contains(RecordedResult.Name(kind: kind.rawValue, name: name))
      {
        throw error(line, "the source has a \(kind) ‘\(name)’, but the run has not shown it")
      }
      let text = kind == .equation ? "(\(number))" : "\(kind.rawValue.capitalized) \(number)"
      return .reference(text: text, target: .numbered(kind.rawValue, number, in: chapter))
    }
  }

  /// A link to the section of the book in whose formulas a symbol first occurs.
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
    throw error(line, "the symbol ‘\(symbol)’ stands in no formula of the book")
  }

  /// Stands for a reference to a chapter that cannot be read just now, and for a value that is not known: of a chapter
  /// that has not been run, or over seeds that have not been studied.
  private var unknown: Inline { .text("[?]") }

  /// A formula with the numbers that its marks stand for.
  func withValues(_ tex: String, line: Int) throws -> String {
    try tex.replacing("{{") { scanner in
      // The last two braces open the mark; `x^{{{name}}}` is the value as a power.
      let braces = scanner.read { $0 == UInt8(ascii: "{") }
      let name = scanner.read { !$0.isOne(of: "{}") }
      guard scanner.skip("}}") else { return "{{" + braces + name }
      return braces + (try value(String(name), line: line)?.tex ?? "\\text{[?]}")
    }
  }

  /// The value that a mark names; `nil` where it is of a chapter that has not been run, or over seeds and there is no study of
  /// this code.
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
      throw error(line, "the run recorded no value ‘\(name)’" + known(values.keys.sorted()))
    }
    return value
  }

  /// What a page around the chapters tells of one of them.
  private func value(_ name: String, of other: ChapterPlace, line: Int) throws -> RecordedValue? {
    guard chapter == nil else {
      throw error(
        line, "only the pages around the chapters tell values of chapters; here is ‘\(other.name):\(name)’")
    }
    guard let values = chapterValues[other.name] else { return nil }
    guard let value = values[name] else {
      throw error(line, "‘\(other.name)’ recorded no value ‘\(name)’" + known(values.keys.sorted()))
    }
    return value
  }

  func number(of kind: ChapterSource.Kind, _ name: String, line: Int) throws -> String {
    guard let number = chapter?.numbers[kind]?[name] else {
      throw error(
        line,
        "the name of a \(kind) is a literal in main.swift, as in \(kind)(\"\(name)\", …), so that it can be numbered")
    }
    return number
  }

  /// Every result must have come from a line of code of this chapter, and every figure and table once.
  func checkPlaces(of results: [RecordedResult]) throws {
    let code = (chapter?.parts ?? []).compactMap { part -> ClosedRange<Int>? in
      guard case .code(let lines) = part else { return nil }
      return lines[0].number...lines[lines.count - 1].number
    }
    var lines: [RecordedResult.Name: Int] = [:]
    for result in results {
      guard code.contains(where: { $0 ~= result.line }) else {
        throw error(
          result.line, "a result was recorded on a line that is not code; has the source changed since the build?")
      }
      guard let name = result.name else { continue }
      if let first = lines[name] {
        throw error(result.line, "there are two \(name.kind)s of the name ‘\(name.name)’, the first on line \(first)")
      }
      lines[name] = result.line
    }
  }

  func error(_ line: Int, _ message: String) -> WeavingError { WeavingError(file: file, line: line, message) }

  func known(_ names: [String]) -> String {
    names.isEmpty ? "" : "; known are " + names.map { "‘\($0)’" }.joined(separator: ", ")
  }
}

extension [Inline] {
  /// Without white space at the ends.
  var trimmed: [Inline] {
    var inlines = self
    if case .text(let text)? = inlines.first {
      // Indentation means something in Markdown, so only empty lines go.
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
  /// The place after the last character that is `separator` before the first that is `stop`.
  fileprivate func lastIndex(
    where isSeparator: (Character) -> Bool, before isStop: (Character) -> Bool
  ) -> Index {
    let stop = firstIndex(where: isStop) ?? endIndex
    return self[..<stop].lastIndex(where: isSeparator).map { index(after: $0) } ?? startIndex
  }
}
