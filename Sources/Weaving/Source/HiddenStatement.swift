/// A statement whose lines are hidden one by one, while they are read: all of them must be, or a printed line would hang in the
/// air.
///
/// Swift itself is not parsed. A statement goes on where a bracket is open, after an operator or a comma that ends a line, and
/// before a line that begins with an operator or a member.
struct HiddenStatement {
  /// The line it starts on.
  let line: Int
  private var code: String

  /// The start of a statement: a hidden line, without the marker that hides it.
  init(_ code: Substring, line: Int) {
    self.line = line
    self.code = String(code)
  }

  /// Whether a line of code belongs to the statement.
  func goesOn(with next: Substring) -> Bool {
    let tokens = SwiftToken.tokens(of: code).filter { $0.kind != .comment }
    // A bracket in a string or a comment is none.
    let brackets = tokens.filter { $0.kind == nil }.map(\.text).joined().utf8
    if brackets.count(where: { $0.isOne(of: "([{") }) > brackets.count(where: { $0.isOne(of: ")]}") }) { return true }
    let end = tokens.map(\.text).joined().trimmed.utf8.last
    return end?.isOne(of: "=,+-*/%&|") == true || HiddenStatement.continues(next)
  }

  /// Takes a hidden line that belongs to it.
  mutating func append(_ next: Substring) { code += "\n" + next }

  /// Whether a line can only go on with what stands before it: `.map { … }` or `+ 1`, but not `-x`.
  private static func continues(_ code: Substring) -> Bool {
    var scanner = TextScanner(code)
    if scanner.skip("/*") { return false }
    if scanner.skip(".") { return scanner.next()?.isInName == true }
    return !scanner.read { $0.isOne(of: "=+-*/%&|<>?:") }.isEmpty && scanner.next()?.isSpace == true
  }
}
