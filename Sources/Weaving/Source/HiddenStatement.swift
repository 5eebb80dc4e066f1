/// A statement whose lines are hidden one by one, while they are read. Either all of its lines are hidden or none, so
/// that no fragment is printed.
///
/// Swift itself is not parsed. A statement continues while a bracket is open, after a line that ends with an operator
/// or a comma, and before a line that starts with an operator or a member.
struct HiddenStatement {
  /// The line it starts on.
  let line: Int
  private var openBrackets: Int
  private var last: UInt8?

  /// The start of a statement: the brackets of a hidden line.
  init(_ brackets: CodeBrackets, line: Int) {
    self.line = line
    openBrackets = brackets.balance
    last = brackets.last
  }

  /// Whether the statement continues with a line of code.
  func continues(with next: Substring) -> Bool {
    openBrackets > 0 || last?.isOne(of: "=,+-*/%&|") == true || HiddenStatement.continues(next)
  }

  /// Appends the brackets of a hidden line of the statement.
  mutating func append(_ brackets: CodeBrackets) {
    openBrackets += brackets.balance
    last = brackets.last ?? last
  }

  /// Whether a line can only continue the line before it: `.map { … }` or `+ 1`, but not `-x`.
  private static func continues(_ code: Substring) -> Bool {
    var scanner = TextScanner(code)
    if scanner.skip("/*") { return false }
    if scanner.skip(".") { return scanner.next()?.isInName == true }
    return !scanner.read { $0.isOne(of: "=+-*/%&|<>?:") }.isEmpty && scanner.next()?.isSpace == true
  }
}
