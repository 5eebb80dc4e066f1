/// A work that the book cites.
public struct Reference: Equatable, Sendable {
  /// The key by which `{{reference:key}}` cites it.
  public var key: String
  /// The entry in the list of references, in Markdown.
  public var entry: String

  /// Reads a list of references, one per line: `[key]: entry`. Blank lines, headings and HTML comments are left out.
  ///
  /// - Throws: ``WeavingError`` if a line is something else, a key occurs twice, or an entry contains Markdown that no
  ///   page may hold.
  static func list(in text: String, file: String) throws(WeavingError) -> [Reference] {
    var references: [Reference] = []
    var isComment = false
    for (number, line) in zip(1..., text.lines) {
      if isComment || line.trimmed.hasPrefix("<!--") {
        isComment = !line.contains("-->")
        continue
      }
      if line.trimmed.isEmpty || line.hasPrefix("#") { continue }
      guard let reference = Reference(line: line) else {
        throw WeavingError(file: file, line: number, "expected ‘[key]: entry’, got ‘\(line.trimmed)’")
      }
      if references.contains(where: { $0.key == reference.key }) {
        throw WeavingError(file: file, line: number, "the key ‘\(reference.key)’ is used twice")
      }
      if let fault = MarkdownCheck(form: .blocks).fault(in: reference.entry) {
        throw WeavingError(file: file, line: number, fault.message)
      }
      references.append(reference)
    }
    return references
  }

  private init?(line: Substring) {
    var scanner = TextScanner(line)
    guard scanner.skip("["), let key = scanner.read(upTo: "]"), scanner.skip(":"), scanner.next()?.isSpace == true,
      !key.isEmpty, key.utf8.allSatisfy({ $0.isInName || $0 == UInt8(ascii: "-") })
    else { return nil }
    self.key = String(key)
    entry = String(scanner.rest.trimmed)
  }
}
