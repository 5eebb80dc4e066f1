import Recordings

/// What prose may hold, checked piece by piece with the line of each fault.
extension Weaver {
  /// Checks that a piece of prose holds nothing that no page may hold.
  ///
  /// - Parameters:
  ///   - inlines: the piece.
  ///   - elements: the elements from which it was made, for their lines.
  ///   - form: where it stands.
  /// - Throws: ``WeavingError`` for the first fault.
  func check(_ inlines: [Inline], of elements: [ProseScanner.Element], as form: MarkdownCheck.Form) throws {
    guard form != .line || inlines.contains(where: \.isMarkedUp) else { return }
    let placeholders = inlines.indices.filter { if case .text = inlines[$0] { false } else { true } }
    let asRead = MarkdownCheck(form: form).fault(in: Placeholders.markdown(of: inlines), placeholders: placeholders)
    // On a page in Markdown formulas and references stand in full.
    let written = MarkdownWriter(page: .report(chapters: [])).text(inlines)
    guard let fault = asRead ?? MarkdownCheck(form: form == .title ? .line : form).fault(in: written) else { return }
    let lines = elements.linesOfText
    throw error(lines.isEmpty ? 1 : lines[min(fault.line, lines.count) - 1], fault.message)
  }

  /// Throws ``WeavingError`` if a page has more marks of a costly kind than it may.
  func checkMarks(of parts: [ProsePart]) throws {
    for (kind, most) in [("excerpt", Bounds.excerpts), ("first", Bounds.firstUses)] {
      let marks = parts.flatMap(\.elements).filter { element in
        if case .mark(let mark) = element.kind { mark.hasPrefix("\(kind):") } else { false }
      }
      if marks.count > most {
        throw error(marks[most].line, "a page has at most \(most) marks ‘{{\(kind):…}}’; this would be one more")
      }
    }
  }

  /// Throws ``WeavingError`` if the formulas of a page are more than can be typeset in a moment.
  func checkFormulas(of blocks: [Block]) throws {
    var (count, bytes) = (0, 0)
    for (tex, line) in blocks.flatMap(\.formulas) {
      count += 1
      bytes += tex.utf8.count
      guard count <= Bounds.formulas, bytes <= Bounds.bytesOfFormulas else {
        throw error(
          line, "a chapter has at most \(Bounds.formulas) formulas with \(Bounds.bytesOfFormulas) bytes; here are more")
      }
    }
  }
}

extension ProsePart {
  fileprivate var elements: [ProseScanner.Element] {
    switch self {
    case .heading(_, let elements, _), .prose(let elements): elements
    case .code: []
    }
  }
}

extension Inline {
  /// Whether the part is a text in which Markdown could find more than characters.
  fileprivate var isMarkedUp: Bool {
    guard case .text(let text) = self else { return false }
    return text.utf8.contains { $0.isOne(of: "<[`&\n*_|\"'") }
  }

  fileprivate var formula: (tex: String, line: Int)? {
    if case .math(let tex, let line) = self { (tex, line) } else { nil }
  }
}

extension Block {
  /// The formulas in the block, with their lines.
  fileprivate var formulas: [(tex: String, line: Int)] {
    let inlines: [Inline]
    switch self {
    case .heading(_, _, let text, _), .prose(let text): inlines = text
    case .equation(let tex, let line, _, _): return [(tex, line)]
    case .figure(_, _, let caption, let finding, _, _): inlines = caption + (finding?.statement ?? [])
    case .table(_, let caption, let table, _): inlines = caption + (table.columns + table.rows.joined()).joined()
    case .claim(let claim): inlines = claim.statement
    case .listing, .output: inlines = []
    }
    return inlines.compactMap(\.formula)
  }
}

extension [ProseScanner.Element] {
  /// The line of source of each line of the text that the elements make together.
  fileprivate var linesOfText: [Int] {
    var lines = first.map { [$0.line] } ?? []
    for case (.text(let text), let line) in map({ ($0.kind, $0.line) }) {
      let breaks = text.utf8.count { $0 == UInt8(ascii: "\n") }
      if breaks > 0 { lines += (line + 1)...(line + breaks) }
    }
    return lines
  }
}
