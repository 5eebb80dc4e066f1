import Foundation

/// What the book is made of: `chapters/book.json`.
///
/// ```json
/// {
///   "title": "Dice and coins",
///   "authors": ["A. Uthor"],
///   "frontMatter": ["preface.md"],
///   "chapters": ["dice", "coins"],
///   "backMatter": ["notation.md"],
///   "references": "references.md"
/// }
/// ```
///
/// A title and at least one chapter are needed. Pages of prose and the list of works lie in `chapters/`; a chapter is a folder
/// there with a `main.swift`, and a program of the folder's name.
public struct BookContents: Equatable, Sendable {
  /// The title of the book, in Markdown.
  public var title: String
  /// Those who wrote it.
  public var authors: [String] = []
  /// The pages of prose before the chapters, in order.
  public var frontMatter: [String] = []
  /// The names of the chapters, in order.
  public var chapters: [String]
  /// The pages of prose after the chapters, in order.
  public var backMatter: [String] = []
  /// The list of works that the book cites, if there is one.
  public var references: String?

  /// Where it stands, relative to the package.
  public static let file = "chapters/book.json"

  /// Reads the file.
  ///
  /// - Throws: ``BookError`` that says what was expected and what came.
  public init(json: Data) throws(BookError) {
    do {
      self = try JSONDecoder().decode(BookContents.self, from: json)
    } catch {
      let reason = (error as? DecodingError)?.reason ?? "\(error)"
      throw BookError(description: "\(BookContents.file): \(reason)")
    }
  }
}

extension BookContents: Decodable {
  private enum Key: String, CodingKey, CaseIterable {
    case title, authors, frontMatter, chapters, backMatter, references
  }

  /// Any key, so that a misspelt one is seen.
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads the parts of the file, and checks them.
  public init(from decoder: any Decoder) throws {
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys where Key(rawValue: key.stringValue) == nil {
      let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw BookError(description: "there is no part ‘\(key.stringValue)’ of a book; known are \(known)")
    }
    let container = try decoder.container(keyedBy: Key.self)
    title = try container.decode(String.self, forKey: .title)
    authors = try container.decodeIfPresent([String].self, forKey: .authors) ?? []
    frontMatter = try container.decodeIfPresent([String].self, forKey: .frontMatter) ?? []
    chapters = try container.decode([String].self, forKey: .chapters)
    backMatter = try container.decodeIfPresent([String].self, forKey: .backMatter) ?? []
    references = try container.decodeIfPresent(String.self, forKey: .references)
    try check()
  }

  private func check() throws(BookError) {
    if title.trimmed.isEmpty { throw BookError(description: "the title is empty") }
    if chapters.isEmpty {
      throw BookError(description: "a book has a chapter at least, but the list of chapters is empty")
    }
    for (index, name) in chapters.enumerated() {
      guard let first = name.utf8.first, first.isLowercaseLetter,
        name.utf8.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
      else {
        throw BookError(
          description:
            "a chapter's name is made of small letters, digits and hyphens, the first a letter, but one is ‘\(name)’"
        )
      }
      if Weaver.kindsOfMarks.contains(name) {
        throw BookError(
          description: "a chapter cannot be named ‘\(name)’, with which marks such as {{\(name):…}} begin")
      }
      if chapters[..<index].contains(name) { throw BookError(description: "the chapter ‘\(name)’ stands twice") }
    }
  }
}

extension DecodingError {
  /// What is wrong, in one clause.
  var reason: String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty ? "" : " in " + path.map(\.stringValue).joined(separator: ", ")
    }
    return switch self {
    case .keyNotFound(let key, let context): "it lacks ‘\(key.stringValue)’\(place(context.codingPath))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "it has a value of another kind\(place(context.codingPath))"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not in JSON"
    case .dataCorrupted(let context): "it has a value of another kind\(place(context.codingPath))"
    @unknown default: "it is damaged"
    }
  }
}
