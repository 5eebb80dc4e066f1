import Foundation
import Recordings
import Synchronization

/// A book as it stands in the sources of a package: what it is made of, its chapters, its literature, and what was measured with
/// many seeds.
public struct Book: Sendable {
  /// The folder of the package.
  public let root: URL
  /// What the book is made of.
  public let contents: BookContents
  /// The chapters, in order.
  public let chapters: [ChapterPlace]
  /// The works of the list of references, in its order.
  public let references: [Reference]

  private let sources = OnceEach<String, ChapterSource>()
  private let keptStudy = OnceEach<String, Study?>()

  /// Reads what the book is made of. Its chapters are read when they are asked for, so that a chapter that runs reads others
  /// only where it refers to them.
  ///
  /// - Throws: ``BookError`` where the folder holds no book, ``WeavingError`` where the list of references is in error.
  public init(root: URL) throws {
    self.root = root
    guard let json = try? Data(contentsOf: root.appending(path: BookContents.file)) else {
      throw BookError(
        description: "expected a book in \(root.appending(path: BookContents.file).path), which cannot be read")
    }
    contents = try BookContents(json: json)
    chapters = zip(1..., contents.chapters).map(ChapterPlace.init)
    if let name = contents.references {
      let file = Book.file(name)
      references = try Reference.list(in: try Book.page(file, in: root), file: file)
    } else {
      references = []
    }
  }

  /// The package whose book a file of the package belongs to: the innermost folder around it that holds one.
  ///
  /// - Parameter file: a path such as `#filePath`.
  /// - Returns: the folder of the package.
  /// - Throws: ``BookError`` where there is none.
  public static func root(around file: String) throws(BookError) -> URL {
    var folder = URL(filePath: file).deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appending(path: BookContents.file).path) {
      guard folder.pathComponents.count > 1 else {
        throw BookError(description: "expected \(BookContents.file) in a folder around \(file), but there is none")
      }
      folder.deleteLastPathComponent()
    }
    return folder
  }

  /// The chapter whose program has a main file of that path.
  ///
  /// - Throws: ``BookError`` where the book has no such chapter.
  public func chapter(ofMainFile file: String) throws(BookError) -> ChapterPlace {
    guard let chapter = chapters.first(where: { file == root.appending(path: $0.mainFile).path }) else {
      let name = URL(filePath: file).deletingLastPathComponent().lastPathComponent
      throw BookError(
        description:
          "expected the main file of a chapter, chapters/NAME/main.swift, with its name in \(BookContents.file)"
          + "; there is no ‘\(name)’")
    }
    return chapter
  }

  /// The chapter of a name, if there is one.
  public func chapter(named name: some StringProtocol) -> ChapterPlace? { chapters.first { $0.name == name } }

  /// The source of a chapter.
  ///
  /// - Throws: ``BookError`` where there is no such file, ``WeavingError`` where its prose is in error.
  public func source(of chapter: ChapterPlace) throws -> ChapterSource {
    try sources.value(for: chapter.name) {
      guard let source = text(of: chapter.mainFile) else {
        throw BookError(
          description: "expected chapter \(chapter.number) in \(chapter.mainFile), which cannot be read")
      }
      return try ChapterSource(source.replacing("\r\n", with: "\n"), of: chapter)
    }
  }

  /// The sources that can be read. One that is in error is left out here and reports the error itself, so that a fault
  /// in one chapter does not stop the others: what refers to it shows a question mark until it is mended.
  var readable: some Sequence<ChapterSource> { chapters.lazy.compactMap { try? source(of: $0) } }

  /// Whether every chapter can be read, so that a reference to nothing is surely an error.
  var isReadable: Bool { readable.count { _ in true } == chapters.count }

  /// A file of `chapters/`, relative to the package.
  static func file(_ name: String) -> String { "chapters/\(name)" }

  /// A page of prose around the chapters.
  ///
  /// - Throws: ``BookError`` where it cannot be read.
  func page(_ file: String) throws(BookError) -> String { try Book.page(file, in: root) }

  private static func page(_ file: String, in root: URL) throws(BookError) -> String {
    guard let text = text(of: file, in: root) else {
      throw BookError(description: "expected a page of the book in \(file), which cannot be read")
    }
    return text
  }

  /// The study of many seeds that is kept with the code, if there is one.
  ///
  /// - Throws: ``StudyError`` where it cannot be read.
  public func study() throws -> Study? {
    try keptStudy.value(for: Study.file) {
      let file = root.appending(path: Study.file)
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      guard let json = try? Data(contentsOf: file) else { throw StudyError("\(Study.file) cannot be read") }
      return try Study(json: json)
    }
  }

  /// The text of a file of the package, or `nil` where it cannot be read or lies outside.
  func text(of path: String) -> String? { Book.text(of: path, in: root) }

  private static func text(of path: String, in root: URL) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

/// Values that are made when they are asked for, each once, its error too.
private final class OnceEach<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Result<Value, any Error>]>([:])

  func value(for key: Key, _ make: () throws -> Value) throws -> Value {
    try values.withLock { values in
      let value = values[key] ?? Result(catching: make)
      values[key] = value
      return value
    }.get()
  }
}

/// A book whose sources are not what is expected.
public struct BookError: Error, CustomStringConvertible {
  /// One sentence that says what was expected and what came.
  public var description: String
}

extension Book {
  /// What texts of a run, such as the titles of figures' files, may hold of chapters other than their own: names and
  /// numbers.
  public var numbering: String {
    let chapters = readable.map { chapter in
      let numbers = ChapterSource.Kind.allCases.flatMap { kind in
        (chapter.numbers[kind] ?? [:]).sorted { $0.key < $1.key }.map { "\(kind) \($0.key) \($0.value)" }
      }
      return (["\(chapter.place.number) \(chapter.names)"] + numbers).joined(separator: "\n")
    }
    return (chapters + references.map(\.key)).joined(separator: "\n")
  }

  /// The works that a chapter cites, with their numbers in the book.
  func works(citedIn chapter: WovenChapter) -> [(number: Int, work: Reference)] {
    zip(1..., references).filter { chapter.cites($1.key) }.map { ($0, $1) }
  }
}
