import Foundation
import Recordings
import ReportKit
import Weaving
import Workbook

private let sizes = [Int.min, -1, 0, 1 << 31, 1 << 44, 1 << 61, .max]
private let numbers = [-Double.infinity, -.greatestFiniteMagnitude, -1, 0, 1e-320, 1e300, .infinity, .nan]
/// Names that a path, a page or a pattern could take for something else.
let names = [
  "", " ", ".", "..", "../../../etc/passwd", "/etc/passwd", "a\0b", "a\nb", "</style><script>", "%s%n", "{{a}}", "\\",
  "`", "|",
  "\u{E000}0\u{E001}", "👩‍🔬", String(repeating: "a", count: 100_000),
]
private let one = ChapterPlace(number: 1, name: "one")

/// A book of one chapter in the working folder, which each attack has for itself.
func book(_ source: String = "//: # One\n\nf()\n", _ files: [String: String] = [:]) throws -> Book {
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
private func weave(
  _ results: [RecordedResult.Content], line: Int = 3, values: [String: RecordedValue] = [:], source: String? = nil,
  of place: ChapterPlace = one
) throws {
  let book = try source.map { try book($0) } ?? book()
  var recording = Recording(of: place, seed: 1)
  recording.values = values
  recording.results = results.map { RecordedResult(line: line, $0) }
  try write(try Weaver.weave(try book.source(of: one), with: recording, in: book), in: book)
}

/// Writes a chapter's pages, and those of a report of it.
private func write(_ chapters: WovenChapter..., in book: Book) throws {
  let formulas = FormulaTypesetter(katex: URL(filePath: "/usr/share/javascript/katex"))
  let figures = FigureFiles { _ in URL(filePath: "drawings") }
  let report = try Report(book, parts: chapters.map { .woven($0) })
  // Each page is asked for, also where one before it has refused.
  var results = chapters.map { chapter in
    Result { _ = try chapter.pages(in: book, formats: [.markdown, .html, .pdf], formulas: formulas, figures: figures) }
  }
  results.append(Result { _ = report.markdown })
  results.append(Result { _ = try HTMLPage(report, formulas: formulas, figures: figures).html() })
  for result in results { try result.get() }
}

private func wovenChapter(_ book: Book) throws -> WovenChapter {
  try Weaver.weave(try book.source(of: one), with: Recording(of: one, seed: 1), in: book)
}

/// Writes a chapter whose blocks are others than it was woven with.
///
/// - Parameter blocks: is given a table and a place of the chapter, for nobody else can make one.
/// - Throws: what stands in the way of a page.
private func write(_ blocks: (_ table: Table, _ place: Anchor) -> [Block]) throws {
  let book = try book(source)
  var recording = Recording(of: one, seed: 1)
  recording.results = [RecordedResult(line: 3, table(["a"], [["1"]]))]
  var woven = try Weaver.weave(try book.source(of: one), with: recording, in: book)
  for case .table(_, _, let table, let anchor) in woven.blocks { woven.blocks = blocks(table, anchor) }
  try write(woven, in: book)
}

private func table(_ columns: [String], _ rows: [[TableCell]]) -> RecordedResult.Content {
  .table(name: "t", caption: "A table.", columns: columns, rows: rows)
}

private let source = """
  //: # One

  f("t"); chapter.table("t", x)
  chapter.figure("f", x)
  """

let recordingAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("a result on line \(size)") { try weave([.output("a")], line: size) },
      Attack("\(size) decimals") {
        _ = numbers.map { NumberStyle.decimals(size).text($0) + NumberStyle.decimals(size).tex($0) }
      },
      Attack("\(size) significant digits") {
        _ = numbers.map { NumberStyle.significant(size).text($0) + NumberStyle.significant(size).tex($0) }
      },
      Attack("a cell of \(size) decimals") {
        try weave([table(["a"], [[.number(0.1, .decimals(size))], [.number(0.1, .significant(size))]])])
      },
      Attack("chapter \(size)") {
        let book = try book()
        let place = ChapterPlace(number: size, name: "one")
        let woven = try Weaver.weave(
          try ChapterSource("//: # One\n//: ## A\nf()\n", of: place), with: Recording(of: place, seed: 1), in: book)
        try write(woven, in: book)
      },
      Attack("a run of \(size) epochs") {
        var recording = Recording(of: one, seed: .max)
        recording.epochs = size
        _ = try Recording(json: try recording.json())
      },
      Attack("a heading of level \(size)") {
        try write { [.heading(level: size, number: nil, text: [], anchor: $1)] }
      },
      Attack("a listing of line \(size)") {
        guard case .code(var lines)? = try chunks(ofSource: "a\nb", file: "").first else { return }
        for index in lines.indices { lines[index].number = size }
        try write { [lines] (_, _) in
          [.listing(lines: lines, file: "", isExcerpt: true), .listing(lines: [], file: "", isExcerpt: false)]
        }
      },
    ]
  }
  + numbers.flatMap { number in
    [
      Attack("a value of \(number)") {
        try weave(
          [.output("")], values: ["a": RecordedValue(number, .shortest), "": RecordedValue(number, .significant(3))],
          source: "//: # One\n\nf()\n//: {{a}} and $x^{{a}}$\n")
      },
      Attack("a claim of \(number)") {
        try weave([
          .claim(statement: "a", measured: number, requirement: .equal(number, within: number)),
          .claim(statement: "b", measured: number, requirement: .below(number), figure: "none"),
        ])
      },
      Attack("a study of \(number)") {
        var recording = Recording(of: one, seed: 1)
        recording.values = ["a": RecordedValue(number, .decimals(1))]
        recording.results = [
          RecordedResult(line: 3, .claim(statement: "a", measured: number, requirement: .above(number)))
        ]
        let chapter = try Study.Chapter([recording])
        let study = try Study(json: Study(seeds: Seeds([1]), chapters: ["one": chapter]).json())
        _ = (study.difference(from: recording), chapter.claims.map(\.summary))
      },
      Attack("a drawing of \(number) points") {
        _ = try book("", ["drawings/f.svg": "<svg width=\"\(number)pt\" height=\"\(number)pt\">"])
        try write { [.figure(name: "f", number: "1", caption: [], alt: "", anchor: $1)] }
      },
    ]
  }
  + names.enumerated().flatMap { index, name in
    [
      Attack("a figure of name \(index)") {
        try weave([
          .figure(name: name, caption: name, alt: name), .claim(statement: name, measured: 1, requirement: .below(2)),
        ])
      },
      Attack("a figure's page of name \(index)") {
        try write { [.figure(name: name, number: name, caption: [.text(name)], alt: name, anchor: $1)] }
      },
      Attack("a table of name \(index)") {
        try weave([table([name], [[.text(name)], [.number(1)]]), .output(name)])
      },
      Attack("a value of name \(index)") {
        try weave(
          [], values: [name: RecordedValue(1, .shortest)], source: "//: # One\n\nf()\n//: {{\(name)}} $\(name)$\n")
      },
      Attack("a book of name \(index)") {
        let text = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
        for part in [
          #"{"title": \#(text), "authors": [\#(text)], "chapters": ["one"]}"#,
          #"{"title": "A", "chapters": [\#(text)]}"#,
          #"{"title": "A", "chapters": ["one"], "frontMatter": [\#(text)]}"#,
          #"{"title": "A", "chapters": ["one"], "references": \#(text)}"#,
        ] {
          do {
            let book = try book("//: # One\n\nf()\n", [BookContents.file: part])
            try write(try wovenChapter(book), in: book)
          } catch let error as BookError {
            print(error)
          }
        }
      },
      Attack("a chapter of name \(index)") {
        let place = ChapterPlace(number: 1, name: name)
        let book = try book()
        _ = try? book.source(of: place)
        _ = (book.chapter(named: name), try? book.chapter(ofMainFile: name))
        try write(
          try Weaver.weave(
            try ChapterSource("//: # One\n//: {{section:a}}\n//: ## A\n", of: place),
            with: Recording(of: place, seed: 1),
            in: book), in: book)
      },
      Attack("a page of name \(index)") { _ = try Weaver.weave(page: name, file: name, in: try book()) },
      Attack("a source of name \(index)") { _ = try ChapterSource("//: # \(name)\n//: \(name)\n\(name)", of: one) },
      Attack("seeds of name \(index)") { _ = try Seeds(name) },
      Attack("the root around name \(index)") { _ = try Book.root(around: name) },
      Attack("the root of name \(index)") { _ = try Book(root: URL(filePath: name)) },
    ]
  } + [
    Attack("a table without rows and columns") { try weave([table([], [])], source: source) },
    Attack("a table of an empty row") { try weave([table([], [[]])], source: source) },
    Attack("a ragged table, a row too short") {
      try weave([table(["a", "b"], [["1", "2"], ["1"]])], source: source)
    },
    Attack("a ragged table, a row empty") { try weave([table(["a"], [["1"], []])], source: source) },
    Attack("a ragged table, a row too long") { try weave([table(["a"], [["1"], ["1", "2"]])], source: source) },
    Attack("a ragged table on a page") {
      try write { table, place in
        var table = table
        table.rows += [[], [[.text("a")], [.text("b")], []]]
        table.isNumeric = []
        return [.table(number: "1", caption: [], table, anchor: place)]
      }
    },
    Attack("a chapter twice in a report") {
      let book = try book()
      let woven = try wovenChapter(book)
      try write(woven, woven, in: book)
    },
    Attack("the same figure twice") {
      try weave(Array(repeating: .figure(name: "f", caption: "", alt: ""), count: 2), line: 4, source: source)
    },
    Attack("a formula that is no TeX") {
      try weave([.output("a")], source: "//: # One\n\nf() // $\n//: $\\frac{$ a\n")
    },
    Attack("a study of more seeds than runs") {
      var run = Recording(of: one, seed: 1)
      let chapter = try Study.Chapter([run])
      let study = Study(seeds: try Seeds("1-9"), chapters: ["one": chapter])
      run.seed = 9
      _ = (study.difference(from: run), study.sample(3))
      _ = try Study(json: study.json())
    },
    Attack("a study of runs of different chapters") {
      _ = try Study.Chapter([Recording(of: one, seed: 1), Recording(of: ChapterPlace(number: 2, name: "two"), seed: 2)])
    },
    Attack("a study of no runs") { _ = try Study.Chapter([]) },
    Attack("a sample of fewer than no seeds") { _ = Study(seeds: Seeds([1]), chapters: [:]).sample(-1) },
    Attack("the seeds at both ends") { _ = (Seeds([0, .max, .max - 1]).text, try? Seeds("0-18446744073709551615")) },
  ]

/// Texts that are no recording, no study and no book.
private let garbage = [
  "", "{", "null", "[]", "{}", "\u{FEFF}{}", "\0", "1e999", "\"∞\"", String(repeating: "[", count: 100_000),
  #"{"chapter":{"number":1e99,"name":""},"seed":-1,"values":{},"results":[]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{"a":{"number":"∞","style":{"shortest":{}}}},"results":[]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{},"results":[{"line":9e18,"content":{"output":{"_0":1}}}]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{},"results":[{"line":3,"content":{"none":{}}}]}"#,
  #"{"chapter":{"number":1,"name":"one"},"seed":1,"values":{"a":{"number":1,"style":{"decimals":{"_0":-9}}}},"results":[]}"#,
  #"{"version":2,"seeds":"1-9","chapters":{"one":{"claims":[],"values":{},"digests":[]}}}"#,
  #"{"version":2,"seeds":"9-1","chapters":{}}"#, #"{"title":7,"chapters":["one"]}"#,
  #"{"title":"A","chapters":["one","one"]}"#,
]

let bookFileAttacks: [Attack] =
  garbage.enumerated().flatMap { index, text in
    [
      Attack("recording of garbage \(index)") {
        let recording = try Recording(json: Data(text.utf8))
        let book = try book()
        try write(try Weaver.weave(try book.source(of: one), with: recording, in: book), in: book)
      },
      Attack("study of garbage \(index)") { _ = try Study(json: Data(text.utf8)) },
      Attack("contents of garbage \(index)") { _ = try BookContents(json: Data(text.utf8)) },
      Attack("a book with a study of garbage \(index)") {
        let book = try book("//: # One\n\nf()\n", [Study.file: text])
        try write(try wovenChapter(book), in: book)
      },
      Attack("a source of garbage \(index)") { try weave([.output("a")], source: "//: # One\n\nf()\n" + text) },
    ]
  }
  // Whatever opens and is not closed, and whatever lies deep in itself.
  + ["`", "$", "{{", "\\sqrt", "^", "\"\\(", "[", "(", "*", ">", "//:", "//hide", "|", "![", "<", "{", "#", "/*"]
  .flatMap { piece in
    [
      Attack("very many ‘\(piece)’ in prose") {
        try weave([], source: "//: # One\n\nf()\n//: " + String(repeating: piece, count: 20_000))
      },
      Attack("very many ‘\(piece)’ in a formula") {
        try weave([], source: "//: # One\n\nf()\n//: $x" + String(repeating: piece, count: 2000) + "$\n")
      },
      Attack("very many ‘\(piece)’ in code") {
        try weave([], source: "//: # One\n\nf()\n" + String(repeating: piece, count: 20_000))
      },
      Attack("very many ‘\(piece)’ printed") {
        let text = String(repeating: piece, count: 100_000)
        try weave([.output(text)])
      },
      Attack("very many ‘\(piece)’ in an alternative text") {
        let text = String(repeating: piece, count: 20_000)
        try weave([.figure(name: "f", caption: "", alt: text)], line: 4, source: source)
        try weave([.figure(name: "f", caption: "", alt: "$x\(text)$")], line: 4, source: source)
      },
    ]
  }
