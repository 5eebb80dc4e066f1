import Foundation

/// A book's table of contents: `chapters/book.json`.
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
/// The title and at least one chapter are required. The pages of prose and the list of references are files in
/// `chapters/`. A chapter is a folder there with a `main.swift`, and a program with the folder's name.
public struct BookContents: Equatable, Sendable {
  /// The title of the book, in Markdown.
  public var title: String
  /// The authors.
  public var authors: [String] = []
  /// The front matter: Markdown files in `chapters/` that come before the chapters, in order.
  public var frontMatter: [String] = []
  /// The names of the chapters, in order: lowercase letters, digits and hyphens, the first a letter.
  public var chapters: [String]
  /// The back matter: Markdown files in `chapters/` that come after the chapters, in order.
  public var backMatter: [String] = []
  /// The file in `chapters/` with the list of references, if there is one.
  public var references: String?

  /// The path of the file, relative to the package.
  public static let file = "chapters/book.json"

  /// Reads the contents of the file.
  ///
  /// - Parameter json: the file's data.
  /// - Throws: ``BookError`` if it is not JSON, a part is missing, unknown or of the wrong type, or a chapter's name is
  ///   not allowed.
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

  /// Any key, so that a misspelt one is noticed.
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Decodes and checks the parts of the file.
  ///
  /// - Parameter decoder: the decoder.
  /// - Throws: ``BookError`` or `DecodingError`.
  public init(from decoder: any Decoder) throws {
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys where Key(rawValue: key.stringValue) == nil {
      let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw BookError(description: "‘\(key.stringValue)’ is not a part of a book; the parts are \(known)")
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
    for text in [title] + authors {
      if let character = text.unicodeScalars.first(where: { $0.isNotForPages || $0 == "\n" }) {
        throw BookError(description: "a title or an author's name holds the character U+\(character.hexadecimal)")
      }
      if let fault = MarkdownCheck(form: .title).fault(in: text) {
        throw BookError(description: "the title or an author's name ‘\(text)’: \(fault.message)")
      }
    }
    if chapters.isEmpty {
      throw BookError(description: "a book needs at least one chapter, but the list of chapters is empty")
    }
    for (index, name) in chapters.enumerated() {
      guard let first = name.utf8.first, first.isLowercaseLetter,
        name.utf8.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
      else {
        throw BookError(
          description:
            "a chapter's name consists of lowercase letters, digits and hyphens and starts with a letter, unlike ‘\(name)’"
        )
      }
      if Weaver.kindsOfMarks.contains(name) {
        throw BookError(
          description: "a chapter cannot be named ‘\(name)’, because marks such as {{\(name):…}} start with that word")
      }
      if chapters[..<index].contains(name) { throw BookError(description: "the chapter ‘\(name)’ is listed twice") }
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
      "it has a value of the wrong type\(place(context.codingPath))"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not JSON"
    case .dataCorrupted(let context): "it has a value of the wrong type\(place(context.codingPath))"
    @unknown default: "it is damaged"
    }
  }
}
