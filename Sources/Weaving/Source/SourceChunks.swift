/// # The literate grammar
///
/// A chapter is an ordinary Swift program that compiles and runs as it stands. Line by line it is
///
/// 1. prose, where the line starts with `//:`; Markdown with `$…$` and `$$…$$` math and `{{…}}` marks (`ProseScanner`);
/// 2. hidden code, which runs and is not printed: a line that ends with `//hide`, and a statement by which the chapter speaks
///    to the book, one that begins with `chapter.` and `record`, `claim`, `figure` or `table` and may span lines;
/// 3. code, everything else, comments included.
///
/// Neighbouring lines of prose are one chunk of text; neighbouring lines of code, hidden or not, are one chunk of code and
/// printed as one listing. What a run recorded on a line of code is printed under the listing that holds the line. A number
/// in prose is a value, `{{name}}`, or a literal of the code (`TypedNumber`).
public enum SourceChunk: Equatable, Sendable {
  case prose([SourceLine])
  case code([SourceLine])
}

/// A line of a chapter's source: of prose without its marker, of code as it stands.
public struct SourceLine: Equatable, Sendable {
  /// The line in the file, counted from 1.
  public var number: Int
  /// Its text.
  public var text: String
  /// Whether it runs without being printed.
  public var isHidden = false
  /// The first line of the statement to the book that it belongs to, if it does.
  public var statement: Int?
}

/// Cuts a chapter's source into prose and code, by the three rules stated at ``SourceChunk``.
///
/// - Parameters:
///   - source: the text of the file.
///   - file: its name in errors.
/// - Returns: the chunks in the order of the source, prose and code in turn.
/// - Throws: ``WeavingError`` where a line ends in something that is nearly, but not quite, the marker `//hide`, and where only
///   a part of a statement is hidden.
public func chunks(ofSource source: String, file: String) throws -> [SourceChunk] {
  var chunks: [SourceChunk] = []
  var statement: BookStatement?
  var hidden: HiddenStatement?
  for (number, line) in zip(1..., source.lines) {
    let code = line.trimmed
    if statement == nil { statement = BookStatement(startingWith: code, line: number) }
    if var current = statement {
      chunks.append(code: SourceLine(number: number, text: String(line), isHidden: true, statement: current.line))
      statement = current.isComplete(with: line) ? nil : current
    } else if code.hasPrefix(proseMarker) {
      let text = code.dropFirst(proseMarker.count)
      chunks.append(prose: SourceLine(number: number, text: String(text.first == " " ? text.dropFirst() : text)))
    } else {
      let isHidden = code.hasSuffix(hideMarker)
      if !isHidden, isNearlyHidden(code) {
        throw WeavingError(file: file, line: number, "a line is hidden by ‘//hide’ at its end, without a space in it")
      }
      if isHidden, case .code(let before)? = chunks.last, let last = before.last, !last.isHidden, closesMore(code) {
        throw WeavingError(
          file: file, line: number,
          "this hides the end of a statement and not its start; end each of its lines by ‘//hide’")
      }
      let line = SourceLine(number: number, text: String(line), isHidden: isHidden)
      chunks.append(code: line)
      // Between the lines of a statement, blank ones and comments are of no account.
      guard !line.code.isEmpty else { continue }
      let goesOn = hidden?.goesOn(with: line.code) == true
      if let hidden, goesOn, !isHidden {
        throw WeavingError(
          file: file, line: hidden.line,
          "this hides the start of a statement and not its end; end each of its lines by ‘//hide’")
      }
      if !isHidden {
        hidden = nil
      } else if goesOn {
        hidden?.append(line.code)
      } else {
        hidden = HiddenStatement(line.code, line: number)
      }
    }
  }
  if let statement {
    throw WeavingError(
      file: file, line: statement.line, "this statement to the book is not closed: a bracket is missing")
  }
  return chunks
}

/// Whether a line of code ends in the marker as somebody might write it who does not quite remember it: `// Hide:`.
private func isNearlyHidden(_ code: Substring) -> Bool {
  var rest = code
  if rest.last == ":" { rest.removeLast() }
  guard rest.utf8.last.map({ $0 | 0x20 }) == UInt8(ascii: "e"), rest.suffix(4).lowercased() == "hide" else {
    return false
  }
  return rest.dropLast(4).trimmed.hasSuffix("//")
}

/// Whether a line of code closes more brackets than it opens, those in strings not counted.
private func closesMore(_ code: Substring) -> Bool {
  var depth = 0
  var scanner = TextScanner(code)
  while let byte = scanner.next() {
    if byte == UInt8(ascii: "\"") { scanner.skipString() }
    if byte.isOne(of: "([{") { depth += 1 }
    if byte.isOne(of: ")]}") { depth -= 1 }
    if depth < 0 { return true }
  }
  return false
}

extension TextScanner {
  /// Steps over a string after its opening quotation mark; over nothing where the string is not closed.
  fileprivate mutating func skipString() {
    var string = self
    while let byte = string.next() {
      if byte == UInt8(ascii: "\\") { _ = string.next() }
      if byte == UInt8(ascii: "\"") { return self = string }
    }
  }
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
  /// What the line runs, without the marker that hides it: nothing where it is a comment.
  var code: Substring {
    let code = text.trimmed
    return code.hasPrefix("//") ? "" : code.hasSuffix(hideMarker) ? code.dropLast(hideMarker.count) : code
  }
}

extension [SourceLine] {
  /// The listing these lines of code print: hidden lines left out, no blank lines at its ends and none doubled.
  /// `nil` where nothing is left.
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
