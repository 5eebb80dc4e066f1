extension WovenChapter {
  /// The chapter as pages of its own, by the names of their files.
  ///
  /// - Parameters:
  ///   - book: the book the chapter belongs to.
  ///   - formats: the formats to write; there is no PDF of a single chapter.
  ///   - formulas: typesets the formulas in HTML.
  ///   - figures: finds the chapter's figures.
  /// - Returns: the text of each file.
  /// - Throws: ``WeavingError`` for a formula that cannot be typeset, and for pieces of prose that together make
  ///   something that no page may hold; ``BookError`` for a figure that is missing.
  public func pages(
    in book: Book, formats: Set<PageFormat>, formulas: FormulaTypesetter, figures: FigureFiles
  ) throws -> [String: String] {
    var pages: [String: String] = [:]
    if formats.contains(.markdown) {
      let page = MarkdownWriter.page(of: self, in: book)
      pages["\(place.name).md"] = try book.checked(page: page, levels: 2, madeFrom: [place.mainFile])
    }
    if formats.contains(.html) {
      pages["\(place.name).html"] = try HTMLPage(self, in: book, formulas: formulas, figures: figures).html()
    }
    return pages
  }
}
