import Recordings

/// A chapter's source, parsed but not yet joined with the recording of a run.
public struct ChapterSource: Sendable {
  /// The chapter's number and name.
  public let place: ChapterPlace
  /// The chapter's title as written in the source, with formulas and marks unresolved.
  public let title: String

  /// The parts of the chapter after its title, in the order of the source.
  let parts: [ProsePart]
  let titleElements: [ProseScanner.Element]
  /// The formulas, each with the number of its section: 0 before the first.
  private let formulas: [(section: Int, tokens: TeXTokens)]

  /// The numbers, such as `1.2`, of sections, labelled equations, figures and tables, by name. They follow from the
  /// source alone, so any chapter can refer to any other whether or not it has been run. A section's name is its title
  /// in lower case with hyphens.
  let numbers: [Kind: [String: String]]

  /// The kinds of things in a chapter that prose can refer to.
  enum Kind: String, CaseIterable { case section, equation, figure, table }

  /// Parses a chapter's source.
  ///
  /// - Parameters:
  ///   - source: the text of the chapter's `main.swift`.
  ///   - place: the chapter's number and name.
  /// - Throws: ``WeavingError`` if a formula or a mark is not closed, a name is used twice, the chapter does not start
  ///   with exactly one title (a level-1 heading), or something in it is too large or not for pages.
  public init(_ source: String, of place: ChapterPlace) throws {
    let file = place.mainFile
    var parts: [ProsePart] = []
    for chunk in try chunks(ofSource: AuthorText.checked(source, of: file), file: file) {
      switch chunk {
      case .prose(let lines): parts += try proseParts(of: lines, file: file)
      case .code(let lines): parts.append(.code(lines))
      }
    }
    let titles = parts.indices.filter { if case .heading(1, _, _) = parts[$0] { true } else { false } }
    guard let first = titles.first, case .heading(_, let title, _) = parts[first] else {
      throw WeavingError(file: file, line: 1, "a chapter starts with a title: ‘//: # Title’")
    }
    if titles.count > 1, case .heading(_, _, let line) = parts[titles[1]] {
      throw WeavingError(file: file, line: line, "a chapter has only one title; sections start with ‘//: ## ’")
    }
    if let early = parts[..<first].compactMap(\.printedLine).first {
      throw WeavingError(
        file: file, line: early, "nothing can be printed before the title; hide this line with ‘//hide’")
    }
    parts.remove(at: first)

    self.place = place
    self.title = title.map(\.plainText).joined()
    self.parts = parts
    titleElements = title
    formulas = formulasBySection(in: parts)
    numbers = [
      .section: sectionNumbers(in: parts, chapter: place.number),
      .equation: try numbered(equationLabels(in: parts), chapter: place.number, file: file),
      .figure: try numbered(calls(of: "figure", in: parts), chapter: place.number, file: file),
      .table: try numbered(calls(of: "table", in: parts), chapter: place.number, file: file),
    ]
  }

  /// The number of the section whose formulas first contain a symbol: 0 before the first section, `nil` if the symbol
  /// does not occur.
  func firstSection(with symbol: TeXTokens) -> Int? {
    formulas.first { $0.tokens.contains(symbol) }?.section
  }

  /// The names under which `{{chapter:…}}` finds the chapter: its folder, and its title in lower case with hyphens.
  var names: [String] { [place.name, slug(title)] }
}

/// A part of the source of a chapter or page that occupies whole lines.
enum ProsePart: Equatable, Sendable {
  case heading(Int, [ProseScanner.Element], line: Int)
  case prose([ProseScanner.Element])
  case code([SourceLine])

  /// The first line of the part that is printed, if any.
  fileprivate var printedLine: Int? {
    switch self {
    case .heading(_, _, let line): line
    case .prose(let elements): elements.first { !$0.plainText.trimmed.isEmpty }?.line
    case .code(let lines): lines.listing?.first?.number
    }
  }
}

extension ProseScanner.Element {
  /// The formula, if the element is one.
  fileprivate var formula: String? {
    switch kind {
    case .math(let tex), .display(let tex): tex
    case .text, .mark: nil
    }
  }

  var plainText: String {
    switch kind {
    case .text(let text), .math(let text), .display(let text), .mark(let text): text
    }
  }
}

/// Splits prose at its headings, ignoring blocks of code.
func proseParts(of lines: [SourceLine], file: String) throws -> [ProsePart] {
  var parts: [ProsePart] = []
  var paragraph: [SourceLine] = []
  var isFenced = false
  func flush() throws {
    let elements = try ProseScanner.elements(of: paragraph, file: file)
    if elements.contains(where: { !$0.plainText.trimmed.isEmpty }) { parts.append(.prose(elements)) }
    paragraph = []
  }
  for line in lines {
    if line.text.trimmed.hasPrefix("```") { isFenced.toggle() }
    if !isFenced, let (level, text) = heading(line.text) {
      try flush()
      let elements = try ProseScanner.elements(of: text, file: file, line: line.number)
      parts.append(.heading(level, elements, line: line.number))
    } else {
      paragraph.append(line)
    }
  }
  try flush()
  return parts
}

/// The level and the text of a Markdown heading, if a line is one.
private func heading(_ line: String) -> (level: Int, text: String)? {
  var scanner = TextScanner(line)
  let level = scanner.read { $0 == UInt8(ascii: "#") }.utf8.count
  let text = scanner.rest.trimmed
  guard 1...6 ~= level, !text.isEmpty, scanner.next()?.isSpace == true else { return nil }
  return (level, String(text))
}

/// A text in lower case, with hyphens in place of everything but letters and digits.
func slug(_ text: String) -> String {
  text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
}

private func formulasBySection(in parts: [ProsePart]) -> [(section: Int, tokens: TeXTokens)] {
  var section = 0
  return parts.flatMap { part -> [(section: Int, tokens: TeXTokens)] in
    if case .heading(2, _, _) = part { section += 1 }
    switch part {
    case .prose(let elements), .heading(_, let elements, _):
      return elements.compactMap { $0.formula.map { (section, TeXTokens($0)) } }
    case .code: return []
    }
  }
}

private typealias Name = (name: String, line: Int)

/// The section numbers by the slugs of their titles. If two sections share a title, references lead to the first.
private func sectionNumbers(in parts: [ProsePart], chapter: Int) -> [String: String] {
  let titles = parts.compactMap { part -> String? in
    guard case .heading(2, let elements, _) = part else { return nil }
    return slug(elements.map(\.plainText).joined())
  }
  return Dictionary(zip(titles, (1...).lazy.map { "\(chapter).\($0)" })) { first, _ in first }
}

private func equationLabels(in parts: [ProsePart]) -> [Name] {
  parts.flatMap { part -> [Name] in
    guard case .prose(let elements) = part else { return [] }
    return elements.compactMap { element in
      guard case .display(let tex) = element.kind else { return nil }
      return unlabelled(tex).label.map { ($0, element.line) }
    }
  }
}

/// A displayed formula without its `\label{name}`, and that name.
func unlabelled(_ tex: String) -> (tex: String, label: String?) {
  var label: String?
  let rest = tex.replacing("\\label{") { scanner in
    let name = scanner.read { !$0.isOne(of: "{}") }
    guard scanner.skip("}") else { return "\\label{" + name }
    label = label ?? String(name)
    return ""
  }
  return (rest, label)
}

/// The names in calls such as `chapter.figure("name", …)`, which must be literals, in the order of the source.
private func calls(of function: String, in parts: [ProsePart]) -> [Name] {
  parts.flatMap { part -> [Name] in
    guard case .code(let lines) = part else { return [] }
    let code = lines.map(\.code).joined(separator: "\n")
    var names: [Name] = []
    var line = lines[0].number
    var scanner = TextScanner(code)
    while let before = scanner.read(upTo: ".") {
      line += before.utf8.count { $0 == UInt8(ascii: "\n") }
      guard scanner.read(while: \.isInName) == function, scanner.skip("(") else { continue }
      var argument = scanner
      _ = argument.read(while: \.isSpace)
      guard argument.skip("\"") else { continue }
      let name = argument.read { !$0.isOne(of: "\"\\\n") }
      if argument.skip("\"") { names.append((String(name), line)) }
    }
    return names
  }
}

private func numbered(_ names: [Name], chapter: Int, file: String) throws -> [String: String] {
  var numbers: [String: String] = [:]
  var lines: [String: Int] = [:]
  for (name, line) in names {
    if let first = lines[name] {
      throw WeavingError(file: file, line: line, "the name ‘\(name)’ is already used on line \(first)")
    }
    lines[name] = line
    numbers[name] = "\(chapter).\(numbers.count + 1)"
  }
  return numbers
}
