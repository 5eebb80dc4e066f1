/// # The literate grammar
///
/// A chapter is an ordinary Swift program that compiles and runs as it stands. Line by line it is
///
/// 1. prose, where the line starts with `//:`; Markdown with `$…$` and `$$…$$` math and `{{…}}` marks (`ProseScanner`);
/// 2. hidden code, where the line ends with `//hide`: it runs and is not printed;
/// 3. code, everything else, comments included.
///
/// Neighbouring lines of prose are one chunk of text; neighbouring lines of code, hidden or not, are one chunk of code and
/// printed as one listing. What a run recorded on a line of code is printed under the listing that holds the line.
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
}

/// Cuts a chapter's source into prose and code, by the three rules stated at ``SourceChunk``.
///
/// - Parameters:
///   - source: the text of the file.
///   - file: its name in errors.
/// - Returns: the chunks in the order of the source, prose and code in turn.
/// - Throws: ``WeavingError`` where a line ends in something that is nearly, but not quite, the marker `//hide`.
public func chunks(ofSource source: String, file: String) throws -> [SourceChunk] {
  var chunks: [SourceChunk] = []
  let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  let nearlyHidden = /.*\/\/+\s*hide:?/.ignoresCase()
  for (number, line) in zip(1..., lines) {
    let code = line.trimmed
    if code.hasPrefix(proseMarker) {
      let text = code.dropFirst(proseMarker.count)
      chunks.append(prose: SourceLine(number: number, text: String(text.first == " " ? text.dropFirst() : text)))
    } else {
      let isHidden = code.hasSuffix(hideMarker)
      if !isHidden, code.wholeMatch(of: nearlyHidden) != nil {
        throw WeavingError(file: file, line: number, "a line is hidden by ‘//hide’ at its end, without a space in it")
      }
      if isHidden, case .code(let before)? = chunks.last, let last = before.last, !last.isHidden, closesMore(code) {
        throw WeavingError(
          file: file, line: number,
          "this hides the end of a statement and not its start; a hidden statement stands on one line")
      }
      chunks.append(code: SourceLine(number: number, text: String(line), isHidden: isHidden))
    }
  }
  return chunks
}

/// Whether a line of code closes more brackets than it opens, those in strings not counted.
private func closesMore(_ code: Substring) -> Bool {
  var depth = 0
  for character in code.replacing(/"(\\.|[^"\\])*"/, with: "") {
    if "([{".contains(character) { depth += 1 }
    if ")]}".contains(character) { depth -= 1 }
    if depth < 0 { return true }
  }
  return false
}

private let proseMarker = "//:"
private let hideMarker = "//hide"

extension [SourceChunk] {
  fileprivate mutating func append(prose line: SourceLine) {
    if case .prose(let lines)? = last { self[count - 1] = .prose(lines + [line]) } else { append(.prose([line])) }
  }

  fileprivate mutating func append(code line: SourceLine) {
    if case .code(let lines)? = last { self[count - 1] = .code(lines + [line]) } else { append(.code([line])) }
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

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: SubSequence {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[start...end]
  }
}
