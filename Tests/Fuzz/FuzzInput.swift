import Foundation
import Recordings
import Weaving

/// A small book that is to be woven: its files, and what the run of its first chapter has recorded.
struct FuzzInput: Codable {
  /// What made it, for the report.
  var name: String
  /// The sources of the chapters.
  var chapters: [String]
  var preface = "A preface.\n"
  var references = "[work]: A. Author, *A work*.\n"
  var title = "A book"
  var caption = "A caption."
  var alternativeText = "A picture."
  var statement = "One is less than two."
  var output = "1 2 3"
  var columns = ["a", "b"]
  var cells = [["1", "2"]]

  /// The texts that a mutation may change.
  static let texts: [WritableKeyPath<FuzzInput, String> & Sendable] = [
    \.chapters[0], \.chapters[0], \.chapters[0], \.chapters[0], \.preface, \.references, \.title, \.caption,
    \.alternativeText, \.statement, \.output, \.columns[0], \.cells[0][0], \.cells[0][1],
  ]

  /// The calls that show something, each on a line at the end of the first chapter.
  private static let calls = [
    "chapter.figure(\"picture\", x)", "chapter.table(\"numbers\", x)", "chapter.claim(x)", "print(x)",
  ]

  /// Writes the package's files.
  func write(to root: URL) throws {
    let names = chapters.indices.map { "chapter\($0 + 1)" }
    let contents: [String: Any] = [
      "title": title, "authors": [title], "frontMatter": ["preface.md"], "chapters": names,
      "references": "references.md",
    ]
    var files = ["chapters/preface.md": Data(preface.utf8), "chapters/references.md": Data(references.utf8)]
    files["chapters/book.json"] = try JSONSerialization.data(withJSONObject: contents)
    for (name, source) in zip(names, chapters) { files["chapters/\(name)/main.swift"] = Data(source.utf8) }
    files["chapters/chapter1/main.swift"] = Data((chapters[0] + "\n" + FuzzInput.calls.joined(separator: "\n")).utf8)
    for (path, data) in files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  /// What a run of the first chapter would have recorded on the lines of its calls, with a value for every mark.
  func recording(of chapter: ChapterPlace) -> Recording {
    var recording = Recording(of: chapter, seed: 1)
    for text in FuzzInput.texts.map({ self[keyPath: $0] }) {
      for mark in text.split(separator: "{{").dropFirst() {
        guard let name = mark.split(separator: "}}", omittingEmptySubsequences: false).first else { continue }
        recording.values[name.trimmingCharacters(in: .whitespaces)] = RecordedValue(1.5, .decimals(1))
      }
    }
    // As Swift counts lines.
    let lines = (chapters[0] + "\n").replacing("\r\n", with: "\n").utf8.count { $0 == 0x0A || $0 == 0x0D }
    let results: [RecordedResult.Content] = [
      .figure(name: "picture", caption: caption, alt: alternativeText),
      .table(
        name: "numbers", caption: caption, columns: columns,
        rows: cells.map { $0.map { .text($0) } }),
      .claim(statement: statement, measured: 1, requirement: .below(2)), .output(output),
    ]
    recording.results = results.enumerated().map { RecordedResult(line: lines + 1 + $0, $1) }
    return recording
  }
}
