/// The brackets of a line of Swift code, apart from those in strings and comments, which may span lines.
struct CodeBrackets {
  /// How many more brackets are opened than closed.
  private(set) var balance = 0
  /// The lowest balance before the line's end: negative if the line closes what an earlier one has opened.
  private(set) var lowest = 0
  /// The last byte that is neither white space nor part of a comment.
  private(set) var last: UInt8?

  /// The brackets of every line of a program. The program is read once, so that the time grows with its length only.
  static func ofLines(in code: String) -> [CodeBrackets] {
    var lines = [CodeBrackets()]
    for token in SwiftToken.tokens(of: code) {
      for byte in token.text.utf8 {
        if byte == UInt8(ascii: "\n") {
          lines.append(CodeBrackets())
        } else {
          lines[lines.count - 1].append(byte, of: token.kind)
        }
      }
    }
    return lines
  }

  private mutating func append(_ byte: UInt8, of kind: SwiftToken.Kind?) {
    if kind == .comment || byte.isSpace { return }
    last = byte
    guard kind == nil else { return }
    if byte.isOne(of: "([{") { balance += 1 }
    if byte.isOne(of: ")]}") { balance -= 1 }
    lowest = min(lowest, balance)
  }
}
