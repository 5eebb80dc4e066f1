/// # The literate grammar
///
/// A chapter is an ordinary Swift program that compiles and runs as it stands. Line by line it is
///
/// 1. prose, where the line starts with `//:`; Markdown with `$…$` and `$$…$$` math and `{{…}}` marks (`ProseScanner`);
/// 2. hidden code, which runs but is not printed: a line that ends with `//hide`, and a statement that records
///    something for the book, which starts with `chapter.record`, `claim`, `figure` or `table` and may span lines;
/// 3. code: everything else, comments included.
///
/// Adjacent lines of prose form one chunk of text; adjacent lines of code, hidden or not, form one chunk of code,
/// printed as one listing. What a run recorded on a line of code is printed below the listing that contains the line. A
/// number in prose must be a value, `{{name}}`, or a literal of the code (`TypedNumber`).
package enum SourceChunk: Equatable, Sendable {
  case prose([SourceLine])
  case code([SourceLine])
}

/// A line of source: prose without its marker, or code as it is.
public struct SourceLine: Equatable, Sendable {
  /// The line number in the file, from 1.
  public var number: Int
  /// The text of the line.
  public var text: String
  /// Whether the line runs without being printed.
  public var isHidden = false
  /// The first line of the recording statement (`chapter.record`, `claim`, `figure` or `table`) that the line belongs
  /// to, if any.
  public var statement: Int?
}

/// Splits a chapter's source into prose and code by the three rules above ``SourceChunk``.
///
/// - Parameters:
///   - source: the text of the file.
///   - file: the file's name for errors.
/// - Returns: the chunks in the order of the source, prose and code alternating.
/// - Throws: ``WeavingError`` if a line ends with something close to, but not quite, the marker `//hide`, or if only
///   part of a statement is hidden.
package func chunks(ofSource source: String, file: String) throws -> [SourceChunk] {
  var chunks: [SourceChunk] = []
  var statement: RecordingStatement?
  var hidden: HiddenStatement?
  let brackets = CodeBrackets.ofLines(in: source)
  for (number, line) in zip(1..., source.lines) {
    let code = line.trimmed
    let brackets = brackets[number - 1]
    if statement == nil { statement = RecordingStatement(startingWith: code, line: number) }
    if var current = statement {
      chunks.append(code: SourceLine(number: number, text: String(line), isHidden: true, statement: current.line))
      statement = current.isComplete(with: brackets) ? nil : current
    } else if code.hasPrefix(proseMarker) {
      let text = code.dropFirst(proseMarker.count)
      chunks.append(prose: SourceLine(number: number, text: String(text.first == " " ? text.dropFirst() : text)))
    } else {
      let isHidden = code.hasSuffix(hideMarker)
      if !isHidden, isNearlyHidden(code) {
        throw WeavingError(file: file, line: number, "to hide a line, end it with ‘//hide’, written without a space")
      }
      if isHidden, case .code(let before)? = chunks.last, let last = before.last, !last.isHidden, brackets.lowest < 0 {
        throw WeavingError(
          file: file, line: number,
          "this hides the end of a statement but not its start; end each of its lines with ‘//hide’")
      }
      let line = SourceLine(number: number, text: String(line), isHidden: isHidden)
      chunks.append(code: line)
      // Blank lines and comments between the lines of a statement do not matter.
      guard !line.code.isEmpty else { continue }
      let continues = hidden?.continues(with: line.code) == true
      if let hidden, continues, !isHidden {
        throw WeavingError(
          file: file, line: hidden.line,
          "this hides the start of a statement but not its end; end each of its lines with ‘//hide’")
      }
      if !isHidden {
        hidden = nil
      } else if continues {
        hidden?.append(brackets)
      } else {
        hidden = HiddenStatement(brackets, line: number)
      }
    }
  }
  if let statement {
    throw WeavingError(
      file: file, line: statement.line, "this statement is not complete: a closing bracket is missing")
  }
  return chunks
}

/// Whether a line of code ends with the marker as someone might misremember it: `// Hide:`.
private func isNearlyHidden(_ code: Substring) -> Bool {
  var rest = code
  if rest.last == ":" { rest.removeLast() }
  guard rest.utf8.last.map({ $0 | 0x20 }) == UInt8(ascii: "e"), rest.suffix(4).lowercased() == "hide" else {
    return false
  }
  return rest.dropLast(4).trimmed.hasSuffix("//")
}

private let proseMarker = "//:"
private let hideMarker = "//hide"

extension [SourceChunk] {
  fileprivate mutating func append(prose line: SourceLine) {
    guard case .prose(var lines)? = last else { return append(.prose([line])) }
    removeLast()
    lines.append(line)
    append(.prose(lines))
  }

  fileprivate mutating func append(code line: SourceLine) {
    guard case .code(var lines)? = last else { return append(.code([line])) }
    removeLast()
    lines.append(line)
    append(.code(lines))
  }
}

extension SourceLine {
  /// The code on the line without the hiding marker; empty if the line is a comment.
  var code: Substring {
    let code = text.trimmed
    return code.hasPrefix("//") ? "" : code.hasSuffix(hideMarker) ? code.dropLast(hideMarker.count) : code
  }
}

extension [SourceLine] {
  /// The listing of these lines of code: without hidden lines, without blank lines at either end, and with single blank
  /// lines elsewhere. `nil` if nothing remains.
  var listing: [SourceLine]? {
    var shown: [SourceLine] = []
    for line in self where !line.isHidden {
      let isBlank = line.text.trimmed.isEmpty
      if isBlank, shown.last?.text.trimmed.isEmpty ?? true { continue }
      shown.append(line)
    }
    if shown.last?.text.trimmed.isEmpty == true { shown.removeLast() }
    return shown.isEmpty ? nil : shown
  }
}
