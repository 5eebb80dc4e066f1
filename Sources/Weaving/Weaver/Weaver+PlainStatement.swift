import Recordings

extension Weaver {
  /// A claim's statement in plain characters, as a terminal shows it: references by their numbers, values as they are
  /// written, or by their names where the run has not recorded them yet or there are many runs.
  ///
  /// - Parameters:
  ///   - statement: the statement as it was recorded; one with a mistake stays as it is.
  ///   - chapter: the chapter that makes the claim.
  ///   - book: the book of the chapter.
  ///   - values: the values recorded so far.
  /// - Returns: the statement in one line without markup.
  package static func plainText(
    ofStatement statement: String, in chapter: ChapterSource, of book: Book, values: [String: RecordedValue] = [:]
  ) -> String {
    let statement = statement.replacing("{{") { scanner in
      // As in a formula, the last two braces open the mark.
      let braces = scanner.read { $0 == UInt8(ascii: "{") }
      var mark = scanner
      let name = String(mark.read { !$0.isOne(of: "{}:") }.trimmed)
      guard mark.skip("}}") else { return braces + "{{" }
      scanner = mark
      return braces + (values[name]?.text ?? name)
    }
    var weaver = Weaver(book: book, file: chapter.place.mainFile, chapter: chapter, values: values)
    // What is not shown yet will be.
    for kind in ChapterSource.Kind.allCases {
      for name in (chapter.numbers[kind] ?? [:]).keys {
        weaver.shown.insert(RecordedResult.Name(kind: kind.rawValue, name: name))
      }
    }
    return (try? weaver.inlines(statement, line: 1))?.plainText ?? statement
  }
}
