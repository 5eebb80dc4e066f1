/// A statement by which a chapter speaks to the book, such as `chapter.claim(…)`, while its lines are read: it ends where its
/// brackets are closed.
struct BookStatement {
  /// The line it starts on.
  let line: Int
  private var code = ""

  /// The start of a statement, if a line of code is one.
  init?(startingWith code: Substring, line: Int) {
    var scanner = TextScanner(code)
    if scanner.skip("try") { _ = scanner.read(while: \.isSpace) }
    guard scanner.skip("chapter."), BookStatement.verbs.contains(String(scanner.read(while: \.isInName))),
      scanner.skip("(")
    else { return nil }
    self.line = line
  }

  /// Takes the next line, and says whether the statement ends with it.
  mutating func isComplete(with line: Substring) -> Bool {
    code += line + "\n"
    // A bracket in a string or a comment is none.
    let brackets = SwiftToken.tokens(of: code).filter { $0.kind == nil }.map(\.text).joined().utf8
    return brackets.count { $0.isOne(of: "([{") } <= brackets.count { $0.isOne(of: ")]}") }
  }

  private static let verbs: Set<String> = ["record", "claim", "figure", "table"]
}
