import Foundation

/// The sources of the book in a checkout of the package: what chapters there are, what they can refer to, and the
/// literature.
public struct Book: Sendable {
  /// The folder of the package.
  public let root: URL
  /// The numbers of the chapters, in order: one for each folder `chapters/chapterN` with a `main.swift`.
  public let chapterNumbers: [Int]
  /// The literature in the order of the list of references.
  public let references: [Reference]

  /// The chapters that could be read. One that is in error is left out here and reports the error itself, so that a fault
  /// in one chapter does not stop the others: what refers to it shows a question mark until it is mended.
  let readable: [ParsedChapter]

  /// Whether every chapter could be read, so that a reference to nothing is surely an error.
  var isReadable: Bool { readable.count == chapterNumbers.count }

  /// Reads the sources of the book.
  ///
  /// - Throws: ``BookError`` where the folder is not a checkout of the book, ``WeavingError`` where the list of references
  ///   is in error.
  public init(root: URL) throws {
    self.root = root
    let chapters = root.appending(path: "chapters")
    guard let folders = try? FileManager.default.contentsOfDirectory(atPath: chapters.path) else {
      throw BookError(description: "expected the book's sources in \(chapters.path), which cannot be read")
    }
    chapterNumbers = folders.compactMap { folder in
      guard let number = folder.wholeMatch(of: /chapter([1-9][0-9]?)/).flatMap({ Int($0.1) }) else { return nil }
      return FileManager.default.fileExists(atPath: root.appending(path: Book.file(ofChapter: number)).path)
        ? number : nil
    }.sorted()
    let file = "chapters/references.md"
    references = try Reference.list(in: (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? "")
    readable = chapterNumbers.compactMap { [root] in try? Book.chapter($0, root: root) }
  }

  /// The source of a chapter, relative to the package.
  public static func file(ofChapter number: Int) -> String { "chapters/chapter\(number)/main.swift" }

  /// Reads a chapter.
  ///
  /// - Throws: ``BookError`` where there is no such file, ``WeavingError`` where its prose is in error.
  public func chapter(_ number: Int) throws -> ParsedChapter { try Book.chapter(number, root: root) }

  private static func chapter(_ number: Int, root: URL) throws -> ParsedChapter {
    let file = file(ofChapter: number)
    guard
      let source = try? String(contentsOf: root.appending(path: file), encoding: .utf8)
        .replacing("\r\n", with: "\n")
    else {
      throw BookError(description: "expected chapter \(number) in \(file), which cannot be read")
    }
    return try ParsedChapter(source: source, file: file, number: number)
  }

  /// A page of prose around the chapters.
  ///
  /// - Throws: ``BookError`` where it cannot be read.
  func page(_ file: String) throws(BookError) -> String {
    guard let text = text(of: file) else {
      throw BookError(description: "expected a page of the book in \(file), which cannot be read")
    }
    return text
  }

  /// The text of a file of the package, or `nil` where it cannot be read or lies outside.
  func text(of path: String) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

/// The book's sources are not where they are expected.
public struct BookError: Error, CustomStringConvertible {
  /// One sentence that says what was expected and what came.
  public var description: String
}

/// A work that the book cites.
public struct Reference: Equatable, Sendable {
  /// The name by which `{{reference:key}}` cites it.
  public var key: String
  /// The entry in the list of references, in Markdown.
  public var entry: String

  /// Reads a list of references, one a line: `[key]: entry`. Other lines are comments.
  static func list(in text: String) throws -> [Reference] {
    var references: [Reference] = []
    for (line, entry) in zip(1..., text.split(separator: "\n", omittingEmptySubsequences: false)) {
      guard let match = entry.wholeMatch(of: /\[([\w-]+)\]:\s+(.+)/) else { continue }
      let key = String(match.1)
      if references.contains(where: { $0.key == key }) {
        throw WeavingError(file: "chapters/references.md", line: line, "the key ‘\(key)’ stands twice")
      }
      references.append(Reference(key: key, entry: String(match.2)))
    }
    return references
  }
}

extension Book {
  /// The title of the book: the first heading of the preface.
  public var title: String {
    let preface = text(of: Book.frontMatter[0]) ?? ""
    return preface.firstMatch(of: /(?m)^# (.+)$/).map { String($0.1) } ?? "Report"
  }

  /// Pages of prose before and after the chapters.
  static let frontMatter = ["chapters/preface.md"]
  static let backMatter = ["chapters/differences.md"]

  /// What texts of a run, such as the titles of figures' files, may hold of chapters other than their own: names and
  /// numbers.
  public var numbering: String {
    let chapters = readable.map { chapter in
      let numbers = ParsedChapter.Kind.allCases.flatMap { kind in
        (chapter.numbers[kind] ?? [:]).sorted { $0.key < $1.key }.map { "\(kind) \($0.key) \($0.value)" }
      }
      return (["\(chapter.number) \(chapter.names)"] + numbers).joined(separator: "\n")
    }
    return (chapters + references.map(\.key)).joined(separator: "\n")
  }

  /// The works that a chapter cites, with their numbers in the book.
  func works(citedIn document: Document) -> [(number: Int, work: Reference)] {
    zip(1..., references).filter { document.cites($1.key) }.map { ($0, $1) }
  }
}
