/// A statement that records something for the book, such as `chapter.claim(…)`, while its lines are read. It ends when
/// its brackets are closed.
struct RecordingStatement {
  /// The line it starts on.
  let line: Int
  private var openBrackets = 0

  /// The start of a statement, if the line of code starts one.
  init?(startingWith code: Substring, line: Int) {
    var scanner = TextScanner(code)
    if scanner.skip("try") { _ = scanner.read(while: \.isSpace) }
    guard scanner.skip("chapter."), RecordingStatement.verbs.contains(String(scanner.read(while: \.isInName))),
      scanner.skip("(")
    else { return nil }
    self.line = line
  }

  /// Appends the brackets of the next line and returns whether the statement ends with it.
  mutating func isComplete(with brackets: CodeBrackets) -> Bool {
    openBrackets += brackets.balance
    return openBrackets <= 0
  }

  private static let verbs: Set<String> = ["record", "claim", "figure", "table"]
}
