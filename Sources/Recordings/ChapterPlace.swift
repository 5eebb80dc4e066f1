/// A chapter by its place in the book.
public struct ChapterPlace: Codable, Hashable, Sendable {
  /// Its number in the order of the book, from 1.
  public let number: Int
  /// The name of its folder of sources, of its program, and of its folder of pages.
  public let name: String

  /// The place of a number and a name.
  public init(number: Int, name: String) {
    self.number = number
    self.name = name
  }

  /// The program's main file, relative to the package.
  public var mainFile: String { "chapters/\(name)/main.swift" }
}
