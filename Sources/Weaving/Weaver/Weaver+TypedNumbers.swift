import Recordings

/// Refuses numbers that are typed into prose, by the rules at ``TypedNumber``.
extension Weaver {
  /// The number literals in a page's code, printed or hidden, and in the excerpts it prints.
  func literals(of parts: [ProsePart]) throws -> NumberLiterals {
    var literals = NumberLiterals()
    for part in parts {
      switch part {
      case .code(let lines): literals.insert(literalsOf: lines.map(\.text).joined(separator: "\n"))
      case .prose(let elements):
        for element in elements {
          guard case .mark(let mark) = element.kind, let (_, excerpt) = try excerpt(mark, line: element.line) else {
            continue
          }
          literals.insert(literalsOf: excerpt.lines.map(\.text).joined(separator: "\n"))
        }
      case .heading: break
      }
    }
    return literals
  }

  /// The text of a caption, an alternative text, a claim or a column heading, in which numbers may not be typed.
  func checkedInlines(_ text: String, line: Int) throws -> [Inline] {
    let elements = try elements(of: text, line: line)
    try checkNumbers(in: elements)
    return try inlines(elements, .line)
  }

  /// Throws ``WeavingError`` for the first number that is neither a value nor a literal of the code, with what to write
  /// instead.
  func checkNumbers(in elements: [ProseScanner.Element]) throws {
    guard let number = elements.typedNumbers.first(where: { !literals.contains($0) }) else { return }
    guard chapter != nil else {
      throw error(
        number.line,
        "the number ‘\(number.text)’ is typed on a page without code; write it as a chapter's value, "
          + "{{\(book.chapters[0].name):name}}"
      )
    }
    let name = values.keys.sorted().first { values[$0].map { [$0.text, $0.tex].contains(number.text) } ?? false }
    let remedy = name.map { "write {{\($0)}}" } ?? "record it and write {{name}}"
    throw error(
      number.line, "the number ‘\(number.text)’ is neither a value of the run nor a literal in the code; \(remedy)")
  }
}
