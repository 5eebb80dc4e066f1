/// A formula as a list of tokens: a command such as `\sigma`, a name such as `\mathrm{SE}`, a letter of another
/// alphabet such as `\mathbb E`, or a character. In this way a symbol is found only where it stands, not as part of
/// another symbol's name. Marks for values are not tokens.
struct TeXTokens: Equatable, Sendable {
  private let tokens: [String]

  init(_ tex: some StringProtocol) {
    var tokens: [String] = []
    var scanner = TextScanner(String(tex)[...])
    while let first = scanner.rest.first {
      if scanner.skip("{{") {
        _ = scanner.read(upTo: "}}")
      } else if scanner.skip("\\") {
        tokens.append(scanner.readCommand())
      } else {
        _ = scanner.skip(String(first))
        if !first.isWhitespace { tokens.append(String(first)) }
      }
    }
    self.tokens = tokens
  }

  /// Whether the tokens of a symbol occur side by side in the formula.
  func contains(_ symbol: TeXTokens) -> Bool {
    let count = symbol.tokens.count
    guard count > 0, tokens.count >= count else { return false }
    return (0...(tokens.count - count)).contains { tokens[$0..<($0 + count)].elementsEqual(symbol.tokens) }
  }
}

extension TextScanner {
  /// Reads a command after its backslash, together with the name or letter it applies to.
  fileprivate mutating func readCommand() -> String {
    let name = String(read { $0.isLowercaseLetter || $0.isUppercaseLetter })
    guard !name.isEmpty else { return "\\" + (rest.first.map { skip(String($0)) ? String($0) : "" } ?? "") }
    let isAlphabet = ["mathbb", "mathcal", "mathbf"].contains(name)
    let takesName = ["mathrm", "text", "operatorname", "mathsf", "label", "begin", "end"].contains(name)
    guard isAlphabet || takesName else { return "\\" + name }
    _ = read(while: \.isSpace)
    if skip("{") { return "\\\(name) " + (read(upTo: "}") ?? "") }
    guard isAlphabet, let letter = rest.first else { return "\\" + name }
    _ = skip(String(letter))
    return "\\\(name) \(letter)"
  }
}
