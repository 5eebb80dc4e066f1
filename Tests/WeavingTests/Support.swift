import Foundation
import Recordings
import Testing

@testable import Weaving

/// A package in a temporary folder, with the given chapters and files.
final class TemporaryPackage: Sendable {
  let root: URL

  /// The chapters are named after their numbers; front and back matter are the pages among the files.
  init(title: String = "A book", chapters: [Int: String] = [1: "//: # One"], files: [String: String] = [:]) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
    func present(_ name: String) -> String? { files["chapters/\(name)"].map { _ in "\"\(name)\"" } }
    let names = chapters.keys.sorted().map { "\"chapter\($0)\"" }.joined(separator: ", ")
    var files = files
    files[BookContents.file] =
      files[BookContents.file] ?? """
        {"title": "\(title)", "frontMatter": [\(present("preface.md") ?? "")], "chapters": [\(names)],
         "backMatter": [\(present("differences.md") ?? "")], "references": \(present("references.md") ?? "null")}
        """
    for (number, source) in chapters { files["chapters/chapter\(number)/main.swift"] = source }
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func book() throws -> Book { try Book(root: root) }

  /// Weaves chapter 1 with the results of a run.
  func weave(values: [String: RecordedValue] = [:], results: [RecordedResult] = []) throws -> WovenChapter {
    let book = try book()
    var recording = Recording(of: 1, seed: 42)
    recording.values = values
    recording.results = results
    return try Weaver.weave(try book.source(of: 1), with: recording, in: book)
  }
}

/// The blocks of a chapter that consists of a title and the given lines.
func blocks(
  _ lines: String, values: [String: RecordedValue] = [:], results: [RecordedResult] = [], files: [String: String] = [:]
) throws -> [Block] {
  try TemporaryPackage(chapters: [1: "//: # Title\n" + lines], files: files)
    .weave(values: values, results: results).blocks
}

/// The error of a chapter that consists of a title and the given lines, with file and line.
func weavingError(
  _ lines: String, values: [String: RecordedValue] = [:], results: [RecordedResult] = [], files: [String: String] = [:]
) -> String? {
  do {
    _ = try blocks(lines, values: values, results: results, files: files)
    return nil
  } catch {
    return "\(error)"
  }
}

/// The chapter with a number, as named in a test's package.
extension ChapterPlace: ExpressibleByIntegerLiteral {
  /// Chapter N is named `chapterN`.
  public init(integerLiteral number: Int) { self.init(number: number, name: "chapter\(number)") }
}
