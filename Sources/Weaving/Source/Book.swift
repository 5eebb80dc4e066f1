import Foundation
import Synchronization

/// The sources of the book in a checkout of the package: what chapters there are, what they can refer to, and the
/// literature.
public struct Book: Sendable {
  /// The folder of the package.
  public let root: URL
  /// The numbers of the chapters, in order: one for each folder `chapters/chapterN` with a `main.swift`.
  public let chapterNumbers: [Int]
  /// The literature in the order of the list of references.
  public let references: [Reference]

  private let parsed = ParsedChapters()
  private let keptStudy = KeptStudy()

  /// Finds the sources of the book. Its chapters are read when they are asked for, so that a chapter that runs reads
  /// others only where it refers to them.
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
      guard let number = Book.chapterNumber(ofFolder: folder[...]),
        FileManager.default.fileExists(atPath: root.appending(path: Book.file(ofChapter: number)).path)
      else { return nil }
      return number
    }.sorted()
    let file = "chapters/references.md"
    references = try Reference.list(in: (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? "")
  }

  /// The source of a chapter, relative to the package.
  public static func file(ofChapter number: Int) -> String { "chapters/chapter\(number)/main.swift" }

  /// The package and the chapter that a chapter's program belongs to, if `path` is that of one.
  public static func place(ofSource path: String) -> (root: URL, chapter: Int)? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 3, let number = chapterNumber(ofFolder: parts[parts.count - 2]) else { return nil }
    let root = path.dropLast(Book.file(ofChapter: number).count)
    guard path == root + file(ofChapter: number) else { return nil }
    return (URL(filePath: String(root), directoryHint: .isDirectory), number)
  }

  /// The number in the name of a chapter's folder.
  static func chapterNumber(ofFolder name: Substring) -> Int? {
    guard let number = Int(name.dropFirst("chapter".count)), 1...99 ~= number, name == "chapter\(number)" else {
      return nil
    }
    return number
  }

  /// A chapter.
  ///
  /// - Throws: ``BookError`` where there is no such file, ``WeavingError`` where its prose is in error.
  public func chapter(_ number: Int) throws -> ParsedChapter {
    try parsed.chapter(number) {
      let file = Book.file(ofChapter: number)
      guard let source = text(of: file) else {
        throw BookError(description: "expected chapter \(number) in \(file), which cannot be read")
      }
      return try ParsedChapter(source: source.replacing("\r\n", with: "\n"), file: file, number: number)
    }
  }

  /// The chapters that can be read. One that is in error is left out here and reports the error itself, so that a fault
  /// in one chapter does not stop the others: what refers to it shows a question mark until it is mended.
  var readable: some Sequence<ParsedChapter> { chapterNumbers.lazy.compactMap { try? chapter($0) } }

  /// Whether every chapter can be read, so that a reference to nothing is surely an error.
  var isReadable: Bool { readable.count { _ in true } == chapterNumbers.count }

  /// A page of prose around the chapters.
  ///
  /// - Throws: ``BookError`` where it cannot be read.
  func page(_ file: String) throws(BookError) -> String {
    guard let text = text(of: file) else {
      throw BookError(description: "expected a page of the book in \(file), which cannot be read")
    }
    return text
  }

  /// The study of many seeds that is kept with the code, if there is one.
  ///
  /// - Throws: ``StudyError`` where it cannot be read.
  public func study() throws -> Study? {
    try keptStudy.study {
      let file = root.appending(path: Study.file)
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      guard let json = try? Data(contentsOf: file) else { throw StudyError("\(Study.file) cannot be read") }
      return try Study(json: json)
    }
  }

  /// The text of a file of the package, or `nil` where it cannot be read or lies outside.
  func text(of path: String) -> String? {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
    return try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

/// The chapters that have been read so far, each once.
private final class ParsedChapters: Sendable {
  private let chapters = Mutex<[Int: Result<ParsedChapter, any Error>]>([:])

  func chapter(_ number: Int, _ read: () throws -> ParsedChapter) throws -> ParsedChapter {
    try chapters.withLock { chapters in
      let chapter = chapters[number] ?? Result(catching: read)
      chapters[number] = chapter
      return chapter
    }.get()
  }
}

/// The study, which is read when it is asked for, and once.
private final class KeptStudy: Sendable {
  private let result = Mutex<Result<Study?, any Error>?>(nil)

  func study(_ read: () throws -> Study?) throws -> Study? {
    try result.withLock { result in
      let study = result ?? Result(catching: read)
      result = study
      return study
    }.get()
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
    for (number, line) in zip(1..., text.lines) {
      guard let reference = Reference(line: line) else { continue }
      if references.contains(where: { $0.key == reference.key }) {
        throw WeavingError(
          file: "chapters/references.md", line: number, "the key ‘\(reference.key)’ stands twice")
      }
      references.append(reference)
    }
    return references
  }

  private init?(line: Substring) {
    var scanner = TextScanner(line)
    guard scanner.skip("["), let key = scanner.read(upTo: "]"), scanner.skip(":"), scanner.next()?.isSpace == true,
      !key.isEmpty, key.utf8.allSatisfy({ $0.isInName || $0 == UInt8(ascii: "-") })
    else { return nil }
    self.key = String(key)
    entry = String(scanner.rest.trimmed)
  }
}

extension Book {
  /// The title of the book: the first heading of the preface.
  public var title: String {
    let preface = text(of: Book.frontMatter[0]) ?? ""
    return preface.lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? "Report"
  }

  /// Pages of prose before and after the chapters.
  static let frontMatter = ["chapters/preface.md"]
  static let backMatter = ["chapters/article.md", "chapters/differences.md", "chapters/notation.md"]

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
