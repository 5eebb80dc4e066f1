/// A token of Swift code, from a small lexer that recognises what a highlighter needs and knows no grammar.
struct SwiftToken: Equatable {
  /// A kind of token to highlight.
  enum Kind: String { case keyword, type, string, number, comment, attribute }

  var text: Substring
  /// The token's kind, if it is to be highlighted.
  var kind: Kind?

  /// The tokens of some code, in order; joined, they are the code.
  static func tokens(of code: String) -> [SwiftToken] {
    var tokens: [SwiftToken] = []
    var scanner = TextScanner(code)
    while !scanner.isAtEnd {
      let rest = scanner.rest
      let kind = scanner.readWord(after: code[..<rest.startIndex].utf8.last)
      let start = kind == nil && tokens.last?.kind == nil ? tokens.popLast()?.text.startIndex : nil
      tokens.append(SwiftToken(text: code[(start ?? rest.startIndex)..<scanner.rest.startIndex], kind: kind))
    }
    return tokens
  }

  /// More number signs than anyone writes before a quotation mark.
  fileprivate static let mostHashes = 20

  fileprivate static let keywords: Set<String> = [
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

extension TextScanner {
  /// Skips a token and returns its kind.
  fileprivate mutating func readWord(after before: UInt8?) -> SwiftToken.Kind? {
    if skip("//") {
      _ = read { $0 != UInt8(ascii: "\n") }
      return .comment
    }
    if skip("/*") {
      skipComment()
      return .comment
    }
    if skipString() { return .string }
    if skipNumber() { return .number }
    if skip("@") || skip("#") {
      _ = read(while: \.isInName)
      return .attribute
    }
    let word = read { $0.isInName || $0 == UInt8(ascii: "$") }
    if word.isEmpty {
      _ = next()
      return nil
    }
    // A member such as `.in` or `x.default` is a name, as is a label before a colon.
    let isName = before == UInt8(ascii: ".") || word != "default" && rest.utf8.first == UInt8(ascii: ":")
    if !isName, SwiftToken.keywords.contains(String(word)) { return .keyword }
    return word.utf8.first?.isUppercaseLetter == true && word.utf8.contains(where: \.isLowercaseLetter) ? .type : nil
  }

  /// Skips the rest of a comment that ends with `*/` and may contain others.
  private mutating func skipComment() {
    var depth = 1
    while depth > 0, !isAtEnd {
      if skip("/*") { depth += 1 } else if skip("*/") { depth -= 1 } else { _ = next() }
    }
  }

  /// Skips a number if one comes next.
  private mutating func skipNumber() -> Bool {
    guard rest.utf8.first?.isDigit == true else { return false }
    if skip("0x") || skip("0b") || skip("0o") {
      _ = read(while: \.isInName)
      return true
    }
    _ = read { $0.isDigit || $0 == UInt8(ascii: "_") }
    var fraction = self
    if fraction.skip("."), !fraction.read(while: \.isDigit).isEmpty {
      _ = fraction.read { $0.isDigit || $0 == UInt8(ascii: "_") }
      self = fraction
    }
    var exponent = self
    if exponent.skip("e") || exponent.skip("E") {
      _ = exponent.skip("+") || exponent.skip("-")
      if !exponent.read(while: \.isDigit).isEmpty { self = exponent }
    }
    return true
  }

  /// Skips a string if one comes next, with its interpolations and the strings inside them.
  ///
  /// - Parameter level: how many strings enclose it. Deeper than anyone writes, quotation marks are just characters.
  /// - Returns: whether it did.
  private mutating func skipString(level: Int = 0) -> Bool {
    var string = self
    let hashes = Substring(rest.utf8.prefix(SwiftToken.mostHashes).prefix { $0 == UInt8(ascii: "#") })
    _ = string.skip(String(hashes))
    let isMultiline = string.skip("\"\"\"")
    guard isMultiline || string.skip("\"") else { return false }
    let (end, escape) = ((isMultiline ? "\"\"\"" : "\"") + hashes, "\\" + hashes)
    var depth = 0
    while !string.isAtEnd {
      if depth == 0, string.skip(end) { break }
      if string.skip(escape + "(") {
        depth += 1
      } else if depth == 0, string.skip(escape) {
        _ = string.next()
      } else if depth == 0 || level == Bounds.nestedStrings || !string.skipString(level: level + 1) {
        // A line break ends an unclosed string.
        if !isMultiline, string.rest.utf8.first == UInt8(ascii: "\n") { break }
        let byte = string.next()
        if depth > 0 { depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0 }
      }
    }
    self = string
    return true
  }
}
