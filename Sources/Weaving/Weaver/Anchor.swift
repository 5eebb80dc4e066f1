import Recordings

/// A place in the book that links can lead to.
public struct Anchor: Hashable, Sendable {
  /// The chapter whose page contains the place; `nil` if only the report does.
  public var chapter: ChapterPlace?
  /// The identifier on that page and in the report, such as `figure-1-2`.
  public var id: String

  static func chapter(_ chapter: ChapterPlace) -> Anchor { Anchor(chapter: chapter, id: "chapter-\(chapter.number)") }

  static func numbered(_ kind: String, _ number: String, in chapter: ChapterPlace?) -> Anchor {
    Anchor(chapter: chapter, id: "\(kind)-\(number.replacing(".", with: "-"))")
  }

  static func reference(_ key: String) -> Anchor { Anchor(chapter: nil, id: "reference-\(key)") }
}
