/// A marked region of a file in the package, so that the book can show the very code that runs:
///
/// ```
/// // excerpt: logLikelihood
/// …
/// // end: logLikelihood
/// ```
struct Excerpt: Equatable {
  /// Its lines, numbered as in the file.
  var lines: [SourceLine]

  /// Finds a region in the text of a file. Its lines lose their common indentation, and the marks of other regions
  /// inside it are left out.
  ///
  /// - Returns: `nil` if the file does not mark the region or its end.
  init?(_ name: String, in source: String) {
    let lines = source.lines
    let (opening, closing) = ("// excerpt: \(name)", "// end: \(name)")
    guard let start = lines.firstIndex(where: { $0.trimmed == opening }),
      let end = lines[start...].firstIndex(where: { $0.trimmed == closing })
    else { return nil }
    let region = zip((start + 2)..., lines[(start + 1)..<end]).filter { _, line in
      !line.trimmed.hasPrefix("// excerpt: ") && !line.trimmed.hasPrefix("// end: ")
    }
    let indentation =
      region.filter { !$1.trimmed.isEmpty }.map { _, line in line.utf8.prefix { $0 == UInt8(ascii: " ") }.count }.min()
      ?? 0
    self.lines = region.map { SourceLine(number: $0, text: String($1.dropFirst(indentation))) }
  }

  /// The names of the regions that a file marks.
  static func names(in source: String) -> [String] {
    source.lines.compactMap {
      $0.trimmed.hasPrefix("// excerpt: ") ? String($0.trimmed.dropFirst("// excerpt: ".count)) : nil
    }
  }
}
