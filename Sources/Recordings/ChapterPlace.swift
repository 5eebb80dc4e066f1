/// A chapter's number and name in its book.
public struct ChapterPlace: Codable, Hashable, Sendable {
  /// The position in the book, from 1.
  public let number: Int
  /// The name of the chapter's source folder, of its program and of its output folder.
  public let name: String

  /// A chapter with a number, from 1, and a name.
  public init(number: Int, name: String) {
    self.number = number
    self.name = name
  }

  /// The path of the chapter's `main.swift`, relative to the package.
  public var mainFile: String { "chapters/\(name)/main.swift" }
}
