extension WovenChapter {
  /// The pages of the chapter alone, by the names of their files.
  ///
  /// - Parameters:
  ///   - book: the book it belongs to.
  ///   - formats: the formats that are wanted; there is no PDF of a chapter.
  ///   - formulas: what sets its formulas in HTML.
  ///   - figures: where its figures are.
  /// - Returns: the text of each file.
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset, ``BookError`` for a figure that is not there.
  public func pages(
    in book: Book, formats: Set<PageFormat>, formulas: FormulaTypesetter, figures: FigureFiles
  ) throws -> [String: String] {
    var pages: [String: String] = [:]
    if formats.contains(.markdown) { pages["\(place.name).md"] = MarkdownWriter.page(of: self, in: book) }
    if formats.contains(.html) {
      pages["\(place.name).html"] = try HTMLPage(self, in: book, formulas: formulas, figures: figures).html()
    }
    return pages
  }
}
