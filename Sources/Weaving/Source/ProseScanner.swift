/// Separates what is not Markdown in the prose of a chapter, before the Markdown is parsed:
///
/// - `$…$` an inline formula; `\$` is a dollar sign;
/// - `$$…$$` a displayed formula, which may span lines; a `\label{name}` inside gives it a number;
/// - `{{name}}` the value recorded under a name, in text or in a formula;
/// - `{{least:name}}`, `{{median:name}}`, `{{greatest:name}}`, `{{mean:name}}`, `{{sum:name}}` a statistic of that
///   value over the seeds of the saved study, and `{{seeds}}` the number of these seeds; `[?]` if there is no study of
///   this code;
/// - `{{figure:name}}`, `{{table:name}}`, `{{equation:name}}`, `{{chapter:name}}`, `{{reference:key}}`
///   cross-references;
/// - `{{first:\sigma}}` a link to the section whose formulas first contain a symbol;
/// - `{{excerpt:path#name}}` on a line of its own, a marked region of a file in the package (``Excerpt``);
/// - `{{chapter4:name}}`, in front and back matter, a value of the chapter with that name.
///
/// Captions, alternative texts, claims and table cells have the same grammar, except displayed formulas and excerpts.
/// Code in backticks and fenced code blocks are left as they are.
///
/// Numbers may not be typed into prose, headings, captions, alternative texts, claims and column headings: a number is
/// a value, `{{name}}`, or equals a literal of the page's code, printed or hidden. Four rules at ``TypedNumber`` say
/// what counts as a number and what belongs to the language of mathematics or of books. A number interpolated by Swift,
/// `\(…)`, counts as typed.
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

  private let source: String
  private let file: String
  private var index: String.Index
  /// The start of the current text, and its line.
  private var start: String.Index
  private var line: Int
  private var elements: [Element] = []

  /// The pieces of some lines of prose, in order.
  ///
  /// - Throws: ``WeavingError`` if a formula or a mark is not closed.
  static func elements(of lines: [SourceLine], file: String) throws -> [Element] {
    try elements(of: lines.map(\.text).joined(separator: "\n"), file: file, line: lines.first?.number ?? 1)
  }

  /// The pieces of a text that starts on a line of a file.
  ///
  /// - Throws: ``WeavingError`` if a formula or a mark is not closed.
  static func elements(of text: String, file: String, line: Int) throws -> [Element] {
    guard text.utf8.count <= Bounds.bytesOfProse else {
      throw WeavingError(
        file: file, line: line,
        "a piece of prose has at most \(Bounds.bytesOfProse) bytes, but this one has \(text.utf8.count); "
          + "a heading divides it"
      )
    }
    var scanner = ProseScanner(text, file: file, line: line)
    try scanner.scan()
    return scanner.elements
  }

  private init(_ text: String, file: String, line: Int) {
    source = text
    self.file = file
    self.line = line
    index = text.startIndex
    start = text.startIndex
  }

  private mutating func scan() throws {
    while index < source.endIndex {
      switch source.utf8[index] {
      case UInt8(ascii: "\\"):
        step(comes("\\$") || comes("\\`") ? 2 : 1)
      case UInt8(ascii: "`"):
        stepOverCode()
      case UInt8(ascii: "$") where comes("$$"):
        try append(.display(try enclosed(by: "$$", "$$", what: "displayed formula")))
      case UInt8(ascii: "$"):
        try appendFormula()
      case UInt8(ascii: "{") where comes("{{"):
        try append(.mark(try enclosed(by: "{{", "}}", what: "mark", within: "\n")))
      default:
        step(1)
      }
    }
    try flush()
  }

  private func comes(_ text: String) -> Bool { source.utf8[index...].starts(with: text.utf8) }

  /// Adds the next bytes to the current text.
  private mutating func step(_ count: Int) { index = place(count, after: index) }

  private func place(_ count: Int, after index: String.Index) -> String.Index {
    source.utf8.index(index, offsetBy: count, limitedBy: source.endIndex) ?? source.endIndex
  }

  /// Appends an inline formula.
  private mutating func appendFormula() throws {
    let before = source[..<index].last ?? " "
    let tex = try enclosed(by: "$", "$", what: "formula (a dollar sign is written \\$)", within: "\n\n")
    let after = source[index...].first ?? " "
    // GitHub and GitLab take such a dollar sign literally.
    if before.isLetter || before.isNumber || before == "-" || after.isLetter || after.isNumber {
      throw WeavingError(
        file: file, line: line,
        "the formula ‘$\(tex)$’ touches a letter, a digit or a hyphen, so GitHub and GitLab would not typeset it")
    }
    try append(.math(tex))
  }

  /// Adds code in backticks to the current text.
  private mutating func stepOverCode() {
    var scanner = TextScanner(source[index...])
    scanner.skipCode()
    index = scanner.rest.startIndex
  }

  /// Reads the text between two delimiters, which cannot contain `bound`.
  private mutating func enclosed(
    by opening: String, _ closing: String, what: String, within bound: String? = nil
  ) throws -> String {
    try flush()
    let first = place(opening.utf8.count, after: index)
    var end = first
    while end < source.endIndex, !source.utf8[end...].starts(with: closing.utf8) {
      end = place(source.utf8[end] == UInt8(ascii: "\\") ? 2 : 1, after: end)
    }
    // The last two braces close a mark, so that `{{first:\mathrm{SE}}}` can contain braces.
    while closing == "}}", end < source.endIndex, source.utf8[end...].dropFirst(2).first == UInt8(ascii: "}") {
      end = place(1, after: end)
    }
    let inner = String(source[first..<end])
    guard end < source.endIndex, bound.map({ !inner.contains($0) }) ?? true else {
      throw WeavingError(file: file, line: line, "this \(what) is not closed: ‘\(opening)’ without ‘\(closing)’")
    }
    index = place(closing.utf8.count, after: end)
    start = index
    return inner
  }

  private mutating func append(_ kind: Element.Kind) throws {
    if case .math(let tex) = kind { try checkSize(of: tex) }
    if case .display(let tex) = kind { try checkSize(of: tex) }
    elements.append(Element(kind: kind, line: line))
    guard elements.count <= Bounds.elements else {
      throw WeavingError(
        file: file, line: line,
        "a piece of prose holds at most \(Bounds.elements) formulas, marks and texts between them")
    }
    switch kind {
    case .text(let inner), .math(let inner), .display(let inner), .mark(let inner):
      line += inner.utf8.count { $0 == UInt8(ascii: "\n") }
    }
  }

  /// Throws unless a formula is as short and as flat as those that people read.
  private func checkSize(of tex: String) throws {
    guard tex.utf8.count <= Bounds.bytesOfFormula else {
      throw WeavingError(
        file: file, line: line,
        "a formula has at most \(Bounds.bytesOfFormula) bytes, but this one has \(tex.utf8.count): ‘\(tex.prefix(40))…’"
      )
    }
    guard tex.depthOfFormula <= Bounds.depthOfFormula else {
      throw WeavingError(
        file: file, line: line,
        "a formula is at most \(Bounds.depthOfFormula) levels deep, unlike ‘\(tex.prefix(40))…’")
    }
  }

  /// Appends the current text as a piece.
  private mutating func flush() throws {
    if start < index { try append(.text(String(source[start..<index]))) }
    start = index
  }
}

extension TextScanner {
  /// Skips code in backticks, up to a run of as many backticks as it starts with. As in Markdown, backticks not closed
  /// within the paragraph are text, and only they are skipped; but three or more open a code block.
  mutating func skipCode() {
    let fence = read { $0 == UInt8(ascii: "`") }
    var scanner = self
    while !scanner.isAtEnd {
      let code = scanner.read { $0 != UInt8(ascii: "`") }
      if fence.utf8.count < 3, code.contains("\n\n") { return }
      if scanner.read(while: { $0 == UInt8(ascii: "`") }) == fence { return self = scanner }
    }
  }
}

extension String {
  /// The greatest number of braces that are open at once in a formula, counted together with its environments, `\left`,
  /// and the commands, `^` and `_` that follow one another without a brace and may be each other's arguments.
  fileprivate var depthOfFormula: Int {
    var (open, deepest, chain) = (0, 0, 0)
    var scanner = TextScanner(self)
    while let byte = scanner.next() {
      switch byte {
      case UInt8(ascii: "{"): (open, chain) = (open + 1, 0)
      case UInt8(ascii: "}"): (open, chain) = (open - 1, 0)
      case UInt8(ascii: "^"), UInt8(ascii: "_"): chain += 1
      case UInt8(ascii: "\\"):
        let name = scanner.read { $0.isLowercaseLetter || $0.isUppercaseLetter }
        if name.isEmpty { _ = scanner.next() }
        if name == "left" || name == "begin" { open += 1 }
        if name == "right" || name == "end" { open -= 1 }
        chain += 1
      default: if !byte.isSpace { chain = 0 }
      }
      deepest = max(deepest, open + chain)
    }
    return deepest
  }
}
