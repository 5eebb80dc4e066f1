import Foundation
import Recordings
import Weaving

let one = ChapterPlace(number: 1, name: "one")

/// A book of one chapter in the working folder, which each attack has for itself.
func makeBook(_ source: String = "//: # One\n\nf()\n", _ files: [String: String] = [:]) throws -> Book {
  let files = files.merging(
    [
      BookContents.file: #"{"title": "A book", "chapters": ["one"], "frontMatter": ["preface.md"]}"#,
      "chapters/one/main.swift": source, "chapters/preface.md": "{{chapter:one}}",
    ]
  ) { given, _ in given }
  for (name, text) in files {
    let file = URL(filePath: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  return try Book(root: URL(filePath: FileManager.default.currentDirectoryPath))
}

/// Weaves a chapter from what no run recorded, and writes all its pages.
func weave(
  _ results: [RecordedResult.Content], line: Int = 3, values: [String: RecordedValue] = [:], source: String? = nil,
  of place: ChapterPlace = one
) throws {
  let book = try source.map { try makeBook($0) } ?? makeBook()
  var recording = Recording(of: place, seed: 1)
  recording.values = values
  recording.results = results.map { RecordedResult(line: line, $0) }
  try write(try Weaver.weave(try book.source(of: one), with: recording, in: book), in: book)
}

/// Writes a chapter's pages, and those of a report of it.
func write(_ chapters: WovenChapter..., in book: Book) throws {
  let formulas = FormulaTypesetter(katex: URL(filePath: "/usr/share/javascript/katex"))
  let figures = FigureFiles { _ in URL(filePath: "drawings") }
  let report = try Report(book, parts: chapters.map { .woven($0) })
  // Each page is asked for, also where one before it has refused.
  var results = chapters.map { chapter in
    Result { _ = try chapter.pages(in: book, formats: [.markdown, .html, .pdf], formulas: formulas, figures: figures) }
  }
  results.append(Result { _ = try report.markdown })
  results.append(Result { _ = try HTMLPage(report, formulas: formulas, figures: figures).html() })
  for result in results { try result.get() }
}

func wovenChapter(_ book: Book) throws -> WovenChapter {
  try Weaver.weave(try book.source(of: one), with: Recording(of: one, seed: 1), in: book)
}

/// Writes a chapter whose blocks are others than it was woven with.
///
/// - Parameter blocks: is given a table and a place of the chapter, for nobody else can make one.
/// - Throws: what stands in the way of a page.
func write(_ blocks: (_ table: Table, _ place: Anchor) -> [Block]) throws {
  let book = try makeBook(source)
  var recording = Recording(of: one, seed: 1)
  recording.results = [RecordedResult(line: 3, table(["a"], [["1"]]))]
  var woven = try Weaver.weave(try book.source(of: one), with: recording, in: book)
  for case .table(_, _, let table, let anchor) in woven.blocks { woven.blocks = blocks(table, anchor) }
  try write(woven, in: book)
}

func table(_ columns: [String], _ rows: [[TableCell]]) -> RecordedResult.Content {
  .table(name: "t", caption: "A table.", columns: columns, rows: rows)
}

/// A chapter that shows a table and a figure.
let source = """
  //: # One

  f("t"); chapter.table("t", x)
  chapter.figure("f", x)
  """
