/// Finds the code of an example in its source.
enum ExampleCode {
  /// The lines between the braces of the call that begins on line `line` (from 1) of `source`, without their common
  /// indentation: from the line after the one that ends in `{` to the one before a `}` indented no further than the
  /// call.
  static func lines(of source: String, from line: Int) -> [String] {
    // A line break of Windows is one character, too.
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard line >= 1, line <= lines.count else { return [] }
    let margin = indentation(lines[line - 1])
    guard let opening = lines[(line - 1)...].firstIndex(where: { $0.hasSuffix("{") }) else { return [] }
    let body = lines[(opening + 1)...].prefix { !($0.drop { $0 == " " }.hasPrefix("}") && indentation($0) <= margin) }
    let common = body.filter { !$0.isEmpty }.map(indentation).min() ?? 0
    return body.map { String($0.dropFirst(common)) }
  }

  private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }
}
