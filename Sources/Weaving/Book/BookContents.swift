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
      try self.init(parts: try JSONDecoder().decode([String: JSONValue].self, from: json))
    } catch let error as BookError {
      throw BookError(description: "\(BookContents.file): \(error)")
    } catch {
      guard let fault = JSONSyntax.fault(in: json) else {
        throw BookError(
          description:
            "\(BookContents.file): expected an object with the parts of a book, ‘{\"title\": …, \"chapters\": […]}’")
      }
      throw BookError(description: "\(BookContents.file):\(fault.line): this is not JSON: \(fault.message)")
    }
  }
}

extension BookContents {
  private enum Part: String, CaseIterable { case title, authors, frontMatter, chapters, backMatter, references }

  /// Takes the contents from the parts of the file, by their names.
  private init(parts: [String: JSONValue]) throws(BookError) {
    if let unknown = parts.keys.sorted().first(where: { Part(rawValue: $0) == nil }) {
      let known = Part.allCases.map(\.rawValue).joined(separator: ", ")
      throw BookError(description: "‘\(unknown)’ is not a part of a book; the parts are \(known)")
    }
    func part<Value>(_ part: Part, _ expected: String, _ read: (JSONValue) -> Value?) throws(BookError) -> Value? {
      guard let found = parts[part.rawValue], !found.isNull else { return nil }
      guard let value = read(found) else {
        throw BookError(description: "‘\(part.rawValue)’ must be \(expected), not \(found)")
      }
      return value
    }
    func required<Value>(_ value: Value?, _ part: Part) throws(BookError) -> Value {
      guard let value else { throw BookError(description: "it lacks ‘\(part.rawValue)’") }
      return value
    }
    title = try required(try part(.title, "a text", \.text), .title)
    authors = try part(.authors, "a list of names", \.texts) ?? []
    frontMatter = try part(.frontMatter, "a list of file names", \.texts) ?? []
    chapters = try required(try part(.chapters, "a list of chapters' names", \.texts), .chapters)
    backMatter = try part(.backMatter, "a list of file names", \.texts) ?? []
    references = try part(.references, "the name of a file", \.text)
    try check()
  }

  /// Requires that the files exist that a part of the book names.
  ///
  /// - Parameters:
  ///   - files: the names, of files in `chapters/`.
  ///   - part: the part, such as `frontMatter`.
  ///   - root: the package's folder.
  /// - Throws: ``BookError`` for the first that does not.
  static func require(_ files: [String], namedIn part: String, of root: URL) throws(BookError) {
    for name in files where !FileManager.default.fileExists(atPath: root.appending(path: Book.file(name)).path) {
      throw BookError(description: "\(file): ‘\(part)’ names ‘\(name)’, but there is no \(Book.file(name))")
    }
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
            "a chapter's name consists of lowercase letters, digits and hyphens and starts with a letter, "
            + "unlike ‘\(name)’"
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
  package var reason: String {
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
