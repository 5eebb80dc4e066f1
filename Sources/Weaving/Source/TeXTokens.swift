/// A formula as a list of its signs: a command such as `\sigma`, a name such as `\mathrm{SE}`, a letter of another alphabet such
/// as `\mathbb E`, or a character. So a symbol is found where it stands, and not as a part of another one's name. The marks for
/// values are no signs.
struct TeXTokens: Equatable {
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

  /// Whether the signs of a symbol stand in the formula side by side.
  func contains(_ symbol: TeXTokens) -> Bool {
    let count = symbol.tokens.count
    guard count > 0, tokens.count >= count else { return false }
    return (0...(tokens.count - count)).contains { tokens[$0..<($0 + count)].elementsEqual(symbol.tokens) }
  }
}

extension TextScanner {
  /// Reads a command after its backslash, with the name or the letter that it sets.
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
