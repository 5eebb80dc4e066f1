/// A statement whose lines are hidden one by one, while they are read. Either all of its lines are hidden or none, so
/// that no fragment is printed.
///
/// Swift itself is not parsed. A statement continues while a bracket is open, after a line that ends with an operator
/// or a comma, and before a line that starts with an operator or a member.
struct HiddenStatement {
  /// The line it starts on.
  let line: Int
  private var code: String

  /// The start of a statement: a hidden line, without the marker that hides it.
  init(_ code: Substring, line: Int) {
    self.line = line
    self.code = String(code)
  }

  /// Whether the statement continues with a line of code.
  func continues(with next: Substring) -> Bool {
    let tokens = SwiftToken.tokens(of: code).filter { $0.kind != .comment }
    // Brackets in strings and comments do not count.
    let brackets = tokens.filter { $0.kind == nil }.map(\.text).joined().utf8
    if brackets.count(where: { $0.isOne(of: "([{") }) > brackets.count(where: { $0.isOne(of: ")]}") }) { return true }
    let end = tokens.map(\.text).joined().trimmed.utf8.last
    return end?.isOne(of: "=,+-*/%&|") == true || HiddenStatement.continues(next)
  }

  /// Appends a hidden line of the statement.
  mutating func append(_ next: Substring) { code += "\n" + next }

  /// Whether a line can only continue the line before it: `.map { … }` or `+ 1`, but not `-x`.
  private static func continues(_ code: Substring) -> Bool {
    var scanner = TextScanner(code)
    if scanner.skip("/*") { return false }
    if scanner.skip(".") { return scanner.next()?.isInName == true }
    return !scanner.read { $0.isOne(of: "=+-*/%&|<>?:") }.isEmpty && scanner.next()?.isSpace == true
  }
}
