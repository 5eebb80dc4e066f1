import Foundation
import Recordings
import Synchronization

/// A book in the sources of a package: its table of contents, its chapters, its references, and its study of many
/// seeds.
public struct Book: Sendable {
  /// The package's folder.
  public let root: URL
  /// The table of contents, from `chapters/book.json`.
  public let contents: BookContents
  /// The chapters, in order.
  public let chapters: [ChapterPlace]
  /// The works in the list of references, in order; empty if the book has none.
  public let references: [Reference]

  private let sources = Memo<String, ChapterSource>()
  private let savedStudy = Memo<String, Study?>()

  /// Reads the table of contents and the list of references. Chapters are read only when needed, so that a running
  /// chapter reads just those it refers to.
  ///
  /// - Parameter root: the package's folder.
  /// - Throws: ``BookError`` if the folder contains no book, ``WeavingError`` for an error in the list of references.
  public init(root: URL) throws {
    self.root = root
    guard let json = try Book.data(of: BookContents.file, in: root) else {
      throw BookError(
        description: "expected a book in \(root.appending(path: BookContents.file).path), which cannot be read")
    }
    contents = try BookContents(json: json)
    chapters = zip(1..., contents.chapters).map(ChapterPlace.init)
    if let name = contents.references {
      try BookContents.require([name], namedIn: "references", of: root)
      let file = Book.file(name)
      references = try Reference.list(in: try Book.page(file, in: root), file: file)
    } else {
      references = []
    }
  }

  /// The package of the book to which a file belongs: the innermost enclosing folder with a `chapters/book.json`.
  ///
  /// - Parameter file: the path of a file, such as `#filePath`.
  /// - Returns: the package's folder.
  /// - Throws: ``BookError`` if there is none.
  public static func root(around file: String) throws(BookError) -> URL {
    var folder = URL(filePath: file).deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appending(path: BookContents.file).path) {
      guard folder.pathComponents.count > 1 else {
        throw BookError(
          description: "expected \(BookContents.file) in a folder that encloses \(file), but there is none")
      }
      folder.deleteLastPathComponent()
    }
    return folder
  }

  /// The chapter with a given `main.swift`.
  ///
  /// - Parameter file: the absolute path of the file, such as `#filePath` in it.
  /// - Returns: the chapter's number and name.
  /// - Throws: ``BookError`` if the book has no such chapter.
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

  /// The chapter with a given name, if there is one.
  public func chapter(named name: some StringProtocol) -> ChapterPlace? { chapters.first { $0.name == name } }

  /// A chapter's source. It is read once and kept.
  ///
  /// - Parameter chapter: one of ``chapters``.
  /// - Returns: the source.
  /// - Throws: ``BookError`` if the file cannot be read, ``WeavingError`` for an error in its prose.
  public func source(of chapter: ChapterPlace) throws -> ChapterSource {
    try sources.value(for: chapter.name) {
      guard let source = try text(of: chapter.mainFile) else {
        throw BookError(
          description:
            "\(BookContents.file): ‘chapters’ names ‘\(chapter.name)’, but there is no \(chapter.mainFile) "
            + "that can be read"
        )
      }
      return try ChapterSource(source, of: chapter)
    }
  }

  /// The sources that can be read. A chapter with an error is left out here and reports the error itself, so that it
  /// does not stop the others: references to it show a question mark until it is fixed.
  var readable: some Sequence<ChapterSource> { chapters.lazy.compactMap { try? source(of: $0) } }

  /// Whether every chapter can be read, so that a reference to something unknown must be an error.
  var isReadable: Bool { readable.count { _ in true } == chapters.count }

  /// The path of a file in `chapters/`, relative to the package.
  static func file(_ name: String) -> String { "chapters/\(name)" }

  /// The text of a page of front or back matter.
  ///
  /// - Throws: ``BookError`` if it cannot be read, ``WeavingError`` if something in it is too large or not for pages.
  func page(_ file: String) throws -> String { try Book.page(file, in: root) }

  private static func page(_ file: String, in root: URL) throws -> String {
    guard let text = try text(of: file, in: root) else {
      throw BookError(description: "expected a page of the book in \(file), which cannot be read as UTF-8 text")
    }
    return text
  }

  /// The study of many seeds that is saved with the code, if there is one.
  ///
  /// - Throws: `StudyError` if it cannot be read.
  package func study() throws -> Study? {
    try savedStudy.value(for: Study.file) {
      guard FileManager.default.fileExists(atPath: root.appending(path: Study.file).path) else { return nil }
      guard let json = try Book.data(of: Study.file, in: root, atMost: Study.mostBytes) else {
        throw StudyError("\(Study.file) cannot be read")
      }
      return try Study(json: json)
    }
  }

  /// The text of a file in the package; `nil` if it cannot be read.
  ///
  /// - Throws: ``BookError`` if a symbolic link leads out of the package, ``WeavingError`` if something in the file is
  ///   too large or not for pages.
  func text(of path: String) throws -> String? { try Book.text(of: path, in: root) }

  private static func text(of path: String, in root: URL) throws -> String? {
    guard let data = try data(of: path, in: root), let text = String(data: data, encoding: .utf8) else { return nil }
    return try AuthorText.checked(text, of: path)
  }

  /// The contents of a file in the package; `nil` if it cannot be read.
  private static func data(of path: String, in root: URL, atMost most: Int = Bounds.bytesOfFile) throws -> Data? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    let file = root.appending(path: path).resolvingSymlinksInPath()
    guard file.path.hasPrefix(root.resolvingSymlinksInPath().path + "/") else {
      throw BookError(description: "\(path) is a symbolic link that leads out of the package, so it is not read")
    }
    // Reading a device or a pipe might never end.
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    let size = attributes[.size] as? Int ?? 0
    guard size <= most else {
      throw WeavingError(file: path, line: 1, "a file of a book has at most \(most) bytes, but this one has \(size)")
    }
    return try? Data(contentsOf: file)
  }
}

/// Values that are computed on first use, each only once, errors included.
private final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Result<Value, any Error>]>([:])

  func value(for key: Key, _ make: () throws -> Value) throws -> Value {
    try values.withLock { values in
      let value = values[key] ?? Result(catching: make)
      values[key] = value
      return value
    }.get()
  }
}

/// An error in the parts of a book: a file that is missing or not as expected.
public struct BookError: Error, CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public var description: String
}

extension Book {
  /// The names and numbers of all chapters, which the output of a run depends on even if its program does not change:
  /// the title in a figure's file may refer to another chapter.
  package var numbering: String {
    let chapters = readable.map { chapter in
      let numbers = ChapterSource.Kind.allCases.flatMap { kind in
        (chapter.numbers[kind] ?? [:]).sorted { $0.key < $1.key }.map { "\(kind) \($0.key) \($0.value)" }
      }
      return (["\(chapter.place.number) \(chapter.names)"] + numbers).joined(separator: "\n")
    }
    return (chapters + references.map(\.key)).joined(separator: "\n")
  }

  /// The works cited in a chapter, with their numbers in the book.
  func works(citedIn chapter: WovenChapter) -> [(number: Int, work: Reference)] {
    zip(1..., references).filter { chapter.cites($1.key) }.map { ($0, $1) }
  }

  /// A finished page in Markdown, unless it holds something that no page may hold.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - levels: the number of folders between the page and the package.
  ///   - files: the sources of the page, to find the line of a fault.
  /// - Returns: the page.
  /// - Throws: ``WeavingError`` for the first fault.
  func checked(page: String, levels: Int, madeFrom files: [String]) throws -> String {
    guard let fault = MarkdownCheck(form: .page, levels: levels).fault(in: page) else { return page }
    let words = String(fault.words.lines.first?.prefix(40) ?? "")
    for file in files {
      let lines = (try text(of: file) ?? "").lines
      if let index = lines.firstIndex(where: { $0.contains(words) }) {
        throw WeavingError(file: file, line: index + 1, fault.message)
      }
    }
    throw WeavingError(file: files.first ?? BookContents.file, line: 1, fault.message)
  }
}
