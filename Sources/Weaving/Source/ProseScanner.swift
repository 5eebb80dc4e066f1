/// Sets apart what is not Markdown in the prose of a chapter, before Markdown is parsed:
///
/// - `$…$` a formula within a line; `\$` is a dollar sign;
/// - `$$…$$` a displayed formula, which may span lines; `\label{name}` in it gives it a number;
/// - `{{name}}` the value that the run recorded under a name, in text or in a formula;
/// - `{{figure:name}}`, `{{table:name}}`, `{{equation:name}}`, `{{chapter:name}}`, `{{reference:key}}` cross-references;
/// - `{{excerpt:path#name}}` on a line of its own, a marked region of a file of the package (``Excerpt``).
///
/// Code in backticks, and blocks of code between lines of three or more, are left as they stand.
struct ProseScanner {
  /// A piece of prose and the line it starts on.
  struct Element: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
      case text(String)
      case math(String)
      case display(String)
      case mark(String)
    }
    var kind: Kind
    var line: Int
  }

  private let characters: [Character]
  private let file: String
  private var index = 0
  private var line: Int
  private var text = ""
  private var textLine: Int
  private var elements: [Element] = []

  /// The pieces of some lines of prose, in order.
  ///
  /// - Throws: ``WeavingError`` where a formula or a mark is not closed.
  static func elements(of lines: [SourceLine], file: String) throws -> [Element] {
    try elements(of: lines.map(\.text).joined(separator: "\n"), file: file, line: lines.first?.number ?? 1)
  }

  /// The pieces of a text that starts on a line of a file.
  ///
  /// - Throws: ``WeavingError`` where a formula or a mark is not closed.
  static func elements(of text: String, file: String, line: Int) throws -> [Element] {
    var scanner = ProseScanner(text, file: file, line: line)
    try scanner.scan()
    return scanner.elements
  }

  private init(_ text: String, file: String, line: Int) {
    characters = Array(text)
    self.file = file
    self.line = line
    textLine = line
  }

  private mutating func scan() throws {
    while index < characters.count {
      if starts(with: "\\$") || starts(with: "\\`") {
        keep(2)
      } else if starts(with: "`") {
        keepCode()
      } else if starts(with: "$$") {
        append(.display(try enclosed(by: "$$", "$$", what: "displayed formula") { _ in true }))
      } else if starts(with: "$") {
        try keepFormula()
      } else if starts(with: "{{") {
        append(.mark(try enclosed(by: "{{", "}}", what: "mark") { !$0.contains("\n") }))
      } else {
        keep(1)
      }
    }
    flush()
  }

  private func starts(with prefix: String) -> Bool { characters[index...].starts(with: prefix) }

  /// Takes the next characters into the running text.
  private mutating func keep(_ count: Int) {
    for character in characters[index...].prefix(count) {
      if text.isEmpty { textLine = line }
      text.append(character)
      if character == "\n" { line += 1 }
    }
    index += count
  }

  /// Sets a formula within a line apart.
  private mutating func keepFormula() throws {
    let before = index > 0 ? characters[index - 1] : " "
    let tex = try enclosed(by: "$", "$", what: "formula (a dollar sign is written \\$)") { !$0.contains("\n\n") }
    let after = index < characters.count ? characters[index] : " "
    // The forges take such a dollar sign for a dollar sign.
    if before.isLetter || before.isNumber || before == "-" || after.isLetter || after.isNumber {
      throw WeavingError(
        file: file, line: line,
        "the formula ‘$\(tex)$’ touches a letter, a digit or a hyphen; the forges would not set it")
    }
    append(.math(tex))
  }

  /// Takes code in backticks, up to a run of as many backticks as it starts with, into the running text. As in Markdown,
  /// backticks that nothing closes within the paragraph are text, but three or more open a block of code.
  private mutating func keepCode() {
    let fence = characters[index...].prefix { $0 == "`" }.count
    var end = index + fence
    while end < characters.count {
      if fence < 3, characters[end...].starts(with: "\n\n") { break }
      let run = characters[end...].prefix { $0 == "`" }.count
      if run == fence { return keep(end + run - index) }
      end += max(run, 1)
    }
    keep(fence)
  }

  /// Steps over a text between two delimiters and returns it.
  private mutating func enclosed(
    by start: String, _ end: String, what: String, where isWhole: (String) -> Bool
  ) throws -> String {
    flush()
    let first = index + start.count
    var next = first
    while next < characters.count, !characters[next...].starts(with: end) {
      next += characters[next] == "\\" ? 2 : 1
    }
    guard next < characters.count, isWhole(String(characters[first..<next])) else {
      throw WeavingError(file: file, line: line, "this \(what) is not closed: ‘\(start)’ without ‘\(end)’")
    }
    let inner = String(characters[first..<next])
    index = next + end.count
    return inner
  }

  private mutating func append(_ kind: Element.Kind) {
    elements.append(Element(kind: kind, line: line))
    if case .display(let inner) = kind { line += inner.count { $0 == "\n" } }
    if case .math(let inner) = kind { line += inner.count { $0 == "\n" } }
  }

  private mutating func flush() {
    if !text.isEmpty { elements.append(Element(kind: .text(text), line: textLine)) }
    text = ""
  }
}
