import Recordings

/// A page of the book; links and the paths of figures are relative to it.
public enum Page: Equatable, Sendable {
  /// `NAME/NAME.md`, or `.html`, of a chapter of that name.
  case chapter(ChapterPlace)
  /// `report.md`, or `.html`, which holds all the `chapters`.
  case report(chapters: [ChapterPlace])

  /// The address of a place of the book.
  ///
  /// - Parameters:
  ///   - target: the place. A work that a chapter cites stands at the end of its page too.
  ///   - format: the ending of the pages' names, such as `md`.
  /// - Returns: a relative URL.
  func link(to target: Anchor, format: String) -> String {
    switch (self, target.chapter) {
    case (.chapter(let here), let chapter?) where here != chapter:
      "../\(chapter.name)/\(chapter.name).\(format)#\(target.id)"
    case (.report(let chapters), let chapter?) where !chapters.contains(chapter):
      "\(chapter.name)/\(chapter.name).\(format)#\(target.id)"
    case (.chapter, _), (.report, _): "#\(target.id)"
    }
  }

  /// The address of a file of the package, where the output folder stands in it.
  func link(toSource file: String) -> String {
    switch self {
    case .chapter: "../../\(file)"
    case .report: "../\(file)"
    }
  }
}
