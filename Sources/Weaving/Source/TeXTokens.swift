/// A formula as a list of its signs: a command such as `\sigma`, a name such as `\mathrm{SE}`, or a character. So a
/// symbol is found where it stands, and not as a part of another one's name.
struct TeXTokens: Equatable {
  let tokens: [Substring]

  init(_ tex: some StringProtocol) {
    let tex = String(tex)
    var tokens: [Substring] = []
    var scanner = TextScanner(tex[...])
    while !scanner.isAtEnd {
      let start = scanner.rest.startIndex
      if scanner.skip("\\") {
        let name = scanner.read { $0.isLowercaseLetter || $0.isUppercaseLetter }
        if name.isEmpty { _ = scanner.next() }
        if TeXTokens.nameCommands.contains(String(name)), scanner.skip("{") {
          _ = scanner.read { $0 != UInt8(ascii: "}") }
          _ = scanner.skip("}")
        }
      } else if scanner.rest.first?.isWhitespace == true {
        _ = scanner.next()
        continue
      } else {
        // Whole characters, or a letter that is not ASCII would fall apart.
        let length = scanner.rest.first?.utf8.count ?? 1
        for _ in 0..<length { _ = scanner.next() }
      }
      tokens.append(tex[start..<scanner.rest.startIndex])
    }
    self.tokens = tokens
  }

  /// Whether the signs of a symbol stand in the formula side by side.
  func contains(_ symbol: TeXTokens) -> Bool {
    let (count, wanted) = (symbol.tokens.count, symbol.tokens)
    guard count > 0, tokens.count >= count else { return false }
    return (0...(tokens.count - count)).contains { tokens[$0..<($0 + count)].elementsEqual(wanted) }
  }

  private static let nameCommands: Set<String> = ["mathrm", "text", "operatorname", "mathsf", "label"]
}
