import Foundation
import Testing

@testable import Weaving

/// A package in a temporary folder, with the chapters and files that a test gives it.
final class TemporaryPackage {
  let root: URL

  init(chapters: [Int: String] = [:], files: [String: String] = [:]) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
    var files = files
    for (number, source) in chapters { files[Book.file(ofChapter: number)] = source }
    files["chapters/preface.md"] = files["chapters/preface.md"] ?? "# A book\n"
    for page in Book.backMatter { files[page] = files[page] ?? "" }
    for (path, text) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func book() throws -> Book { try Book(root: root) }

  /// Weaves chapter 1 with the results of a run.
  func weave(values: [String: RecordedValue] = [:], results: [RecordedResult] = []) throws -> Document {
    let book = try book()
    var recording = Recording(chapter: 1, seed: 42)
    recording.values = values
    recording.results = results
    return try Weaver.weave(try book.chapter(1), with: recording, in: book)
  }
}

/// The blocks of a chapter that consists of a title and some more lines.
func blocks(
  _ lines: String, values: [String: RecordedValue] = [:], results: [RecordedResult] = [], files: [String: String] = [:]
) throws -> [Block] {
  try TemporaryPackage(chapters: [1: "//: # Title\n" + lines], files: files)
    .weave(values: values, results: results).blocks
}

/// The message of the error that a chapter of a title and some more lines ends in, with file and line.
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
