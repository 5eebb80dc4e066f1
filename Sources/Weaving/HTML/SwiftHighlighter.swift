/// Marks the words of Swift code for a style sheet: a small lexer, which knows what a reader's eye looks for and no grammar.
struct SwiftHighlighter {
  /// A kind of word that is set apart; the raw value is the class in HTML.
  enum Kind: String { case keyword, type, string, number, comment, attribute }

  /// A stretch of code, with the kind of word it is, if it is set apart.
  struct Token: Equatable {
    var text: Substring
    var kind: Kind?
  }

  /// The lines of some code as HTML.
  static func lines(of code: String) -> [String] {
    var lines = [""]
    for token in tokens(of: code) {
      // A comment or a string may go over several lines; the marks do not.
      for (index, part) in token.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { lines.append("") }
        guard !part.isEmpty else { continue }
        let text = escapedForHTML(part)
        lines[lines.count - 1] += token.kind.map { "<span class=\"\($0.rawValue)\">\(text)</span>" } ?? text
      }
    }
    return lines
  }

  /// The words of some code, in order; together they are the code.
  static func tokens(of code: String) -> [Token] {
    var tokens: [Token] = []
    var rest = code[...]
    while let (length, kind) = first(of: rest) {
      let text = rest.prefix(length)
      if kind == nil, let last = tokens.last, last.kind == nil {
        tokens[tokens.count - 1].text = code[last.text.startIndex..<text.endIndex]
      } else {
        tokens.append(Token(text: text, kind: kind))
      }
      rest = rest.dropFirst(length)
    }
    return tokens
  }

  /// How long the first word is, and what it is.
  private static func first(of code: Substring) -> (length: Int, kind: Kind?)? {
    guard let character = code.first else { return nil }
    if code.hasPrefix("//") { return (code.prefix { $0 != "\n" }.count, .comment) }
    if code.hasPrefix("/*") { return (commentLength(code), .comment) }
    if character == "\"" || character == "#" && code.drop(while: { $0 == "#" }).first == "\"" {
      return (stringLength(code), .string)
    }
    if character.isASCII, character.isNumber {
      return (code.prefixMatch(of: number)?.0.count ?? 1, .number)
    }
    if character == "@" || character == "#" {
      return (1 + code.dropFirst().prefix { $0.isLetter || $0.isNumber }.count, .attribute)
    }
    if character.isLetter || character == "_" || character == "$" {
      let word = code.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
      return (word.count, kind(ofWord: word, after: code))
    }
    return (1, nil)
  }

  private static func kind(ofWord word: Substring, after code: Substring) -> Kind? {
    // A member such as `.in` or `x.default` is a name; the base holds what stands before.
    let before = code.base[..<word.startIndex].last
    // A label before a colon is a name too.
    let isLabel = word != "default" && code.dropFirst(word.count).first == ":"
    if before != ".", !isLabel, keywords.contains(String(word)) { return .keyword }
    return word.first?.isUppercase == true && word.contains(where: \.isLowercase) ? .type : nil
  }

  /// A number as it is written in code. It never changes, so all threads may use it.
  nonisolated(unsafe) private static let number = /[0-9][0-9A-Fa-f_xXob]*(\.[0-9][0-9_]*)?([eE][+-]?[0-9]+)?/

  /// The length of a comment between `/*` and `*/`, which may hold others.
  private static func commentLength(_ code: Substring) -> Int {
    var depth = 0
    var index = code.startIndex
    while index < code.endIndex {
      if code[index...].hasPrefix("/*") {
        depth += 1
        index = code.index(index, offsetBy: 2)
      } else if code[index...].hasPrefix("*/") {
        depth -= 1
        index = code.index(index, offsetBy: 2)
        if depth == 0 { return code.distance(from: code.startIndex, to: index) }
      } else {
        index = code.index(after: index)
      }
    }
    return code.count
  }

  /// The length of a string, its interpolations and the strings in those included.
  private static func stringLength(_ code: Substring) -> Int {
    let hashes = code.prefix { $0 == "#" }
    let isMultiline = code.dropFirst(hashes.count).hasPrefix("\"\"\"")
    let quote = isMultiline ? "\"\"\"" : "\""
    let (end, escape) = (quote + hashes, "\\" + hashes)
    var index = code.index(code.startIndex, offsetBy: hashes.count + quote.count)
    var depth = 0
    while index < code.endIndex {
      let rest = code[index...]
      if depth == 0, rest.hasPrefix(end) {
        return code.distance(from: code.startIndex, to: index) + end.count
      }
      if rest.hasPrefix(escape + "(") {
        depth += 1
        index = code.index(index, offsetBy: escape.count + 1)
      } else if depth == 0, rest.hasPrefix(escape) {
        index = code.index(index, offsetBy: escape.count + 1, limitedBy: code.endIndex) ?? code.endIndex
      } else if depth > 0, rest.hasPrefix("\"") {
        index = code.index(index, offsetBy: stringLength(rest))
      } else {
        // A line break ends a string that nothing closes.
        if code[index] == "\n", !isMultiline { break }
        if depth > 0 { depth += code[index] == "(" ? 1 : code[index] == ")" ? -1 : 0 }
        index = code.index(after: index)
      }
    }
    return code.distance(from: code.startIndex, to: index)
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "final", "for", "func",
    "get", "guard", "if", "import", "in", "indirect", "infix", "init", "inout", "internal", "is", "isolated", "lazy",
    "let", "mutating", "nil", "nonisolated", "open", "operator", "override", "package", "postfix", "precedencegroup",
    "prefix", "private", "protocol", "public", "repeat", "required", "rethrows", "return", "self", "Self", "set",
    "some",
    "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var",
    "weak", "where", "while",
  ]
}

/// A text in which no character means anything to HTML, in an attribute neither.
func escapedForHTML(_ text: some StringProtocol) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.append(character)
    }
  }
  return result
}
