/// A marked region of a file of the package, so that the book shows the very code that runs:
///
/// ```
/// // excerpt: logLikelihood
/// …
/// // end: logLikelihood
/// ```
struct Excerpt: Equatable {
  var code: String
  /// The number of its first line in the file.
  var firstLine: Int

  /// Finds a region in the text of a file; its lines lose the indentation they share. The marks of other regions within
  /// it are left out.
  ///
  /// - Returns: `nil` where the file marks no such region, or does not mark its end.
  init?(_ name: String, in source: String) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.trimmed == "// excerpt: \(name)" }),
      let end = lines[start...].firstIndex(where: { $0.trimmed == "// end: \(name)" })
    else { return nil }
    let region = lines[(start + 1)..<end].filter {
      !$0.trimmed.hasPrefix("// excerpt: ") && !$0.trimmed.hasPrefix("// end: ")
    }
    let indentation =
      region.filter { !$0.trimmed.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    code = region.map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
    firstLine = start + 2
  }

  /// The names of the regions that a file marks.
  static func names(in source: String) -> [String] {
    source.split(separator: "\n").compactMap {
      $0.trimmed.hasPrefix("// excerpt: ") ? String($0.trimmed.dropFirst("// excerpt: ".count)) : nil
    }
  }
}
