import Recordings

/// A page of the book. Links and the paths of figures are relative to it.
package enum Page: Equatable, Sendable {
  /// `NAME/NAME.md` or `.html`, for a chapter called NAME.
  case chapter(ChapterPlace)
  /// `report.md` or `.html`, which contains all the `chapters`.
  case report(chapters: [ChapterPlace])

  /// The relative URL of a place in the book.
  ///
  /// - Parameters:
  ///   - target: the place. A work that a chapter cites is also listed at the end of the chapter's page.
  ///   - format: the extension of the pages' file names, such as `md`.
  /// - Returns: the URL.
  func link(to target: Anchor, format: String) -> String {
    switch (self, target.chapter) {
    case (.chapter(let here), let chapter?) where here != chapter:
      "../\(chapter.name)/\(chapter.name).\(format)#\(target.id)"
    case (.report(let chapters), let chapter?) where !chapters.contains(chapter):
      "\(chapter.name)/\(chapter.name).\(format)#\(target.id)"
    case (.chapter, _), (.report, _): "#\(target.id)"
    }
  }

  /// The relative URL of a file in the package, assuming that the output folder is at the package's top level.
  func link(toSource file: String) -> String {
    switch self {
    case .chapter: "../../\(file)"
    case .report: "../\(file)"
    }
  }
}
