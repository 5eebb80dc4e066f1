import Recordings
import Testing

@testable import Weaving

/// Each error in a source is reported in one line with its file and line.
@Suite struct MisuseTests {
  private let place = "chapters/chapter1/main.swift"

  @Test func `an unknown value`() {
    #expect(
      weavingError("//: a\n//: b {{gap}}", values: ["limit": RecordedValue(1, .shortest)])
        == "\(place):3: the run did not record a value ‘gap’; known: ‘limit’")
    #expect(weavingError("//: a\n//: $b = {{gap}}$") == "\(place):3: the run did not record a value ‘gap’")
    #expect(weavingError("//: $$\n//: {{gap}}\n//: $$") == "\(place):2: the run did not record a value ‘gap’")
  }

  @Test func `a formula or a mark that is not closed`() {
    #expect(
      weavingError("//: a\n//: b $x\n//:\n//: c$")
        == "\(place):3: this formula (a dollar sign is written \\$) is not closed: ‘$’ without ‘$’")
    #expect(
      weavingError("//: $$ a\nlet b = 1\n//: $$")
        == "\(place):2: this displayed formula is not closed: ‘$$’ without ‘$$’")
    #expect(weavingError("//: a {{b\n//: }}") == "\(place):2: this mark is not closed: ‘{{’ without ‘}}’")
    #expect(
      weavingError("//: a $\\")
        == "\(place):2: this formula (a dollar sign is written \\$) is not closed: ‘$’ without ‘$’")
  }

  @Test func `a reference to something unknown`() {
    #expect(weavingError("//: {{figure:a}}") == "\(place):2: there is no figure ‘a’ in any chapter")
    #expect(
      weavingError("//: {{equation:a}} $$x\\label{b}$$")
        == "\(place):2: there is no equation ‘a’ in any chapter; this one has ‘b’")
    #expect(
      weavingError("//: {{chapter:a}}") == "\(place):2: there is no chapter ‘a’; known: ‘chapter1’, ‘title’")
    #expect(weavingError("//: {{reference:a}}") == "\(place):2: there is no ‘a’ in the list of references")
    #expect(
      weavingError("//: {{page:a}}")
        == "\(place):2: a mark can refer to a figure, table, equation, section, chapter, reference or excerpt, but not to a ‘page’"
    )
  }

  @Test func `an excerpt that does not exist`() {
    let files = ["Sources/A.swift": "// excerpt: a\n// end: a\n// excerpt: open\n"]
    #expect(
      weavingError("//: {{excerpt:Sources/B.swift#a}}", files: files)
        == "\(place):2: there is no file ‘Sources/B.swift’ in the package to take an excerpt from")
    #expect(
      weavingError("//: {{excerpt:../A.swift#a}}", files: files)
        == "\(place):2: there is no file ‘../A.swift’ in the package to take an excerpt from")
    #expect(
      weavingError("//: {{excerpt:Sources/A.swift#b}}", files: files)
        == "\(place):2: Sources/A.swift marks no region ‘b’ between ‘// excerpt: b’ and ‘// end: b’; known: ‘a’, ‘open’"
    )
    #expect(weavingError("//: {{excerpt:Sources/A.swift#open}}", files: files)?.hasPrefix("\(place):2: ") == true)
    #expect(
      weavingError("//: {{excerpt:Sources/A.swift#a}}", files: files)
        == "\(place):2: the region ‘a’ of Sources/A.swift is empty")
    #expect(
      weavingError("//: {{excerpt:Sources/A.swift}}")
        == "\(place):2: an excerpt names a file and a region, ‘{{excerpt:path#name}}’, unlike ‘Sources/A.swift’")
  }

  @Test func `a name that is taken`() {
    #expect(
      weavingError("chapter.figure(\"a\", x)\nchapter.figure(\"a\", y)")
        == "\(place):3: the name ‘a’ is already used on line 2")
    #expect(
      weavingError("//: $$x\\label{a}$$\n//: $$y\\label{a}$$")
        == "\(place):3: the name ‘a’ is already used on line 2")
    let figure = RecordedResult(line: 2, .figure(name: "a", caption: "", alt: ""))
    #expect(
      weavingError("for _ in 0..<2 { chapter.figure(\"a\", x) }", results: [figure, figure])
        == "\(place):2: there are two figures named ‘a’, the first on line 2")
  }

  @Test func `a result without a place`() {
    #expect(
      weavingError("//: text", results: [RecordedResult(line: 2, .output("x"))])
        == "\(place):2: a result was recorded on a line that is not code; has the source changed since it was built?")
    #expect(
      weavingError(
        "chapter.figure(name, x)", results: [RecordedResult(line: 2, .figure(name: "a", caption: "", alt: ""))])
        == "\(place):2: the name of a figure must be a literal in main.swift, as in figure(\"a\", …), so that it can be numbered"
    )
  }

  @Test(
    arguments: [
      (["1"], "1 cells: ‘1’"), ([], "0 cells"), (["1", "2", "3"], "3 cells: ‘1’, ‘2’, ‘3’"),
    ] as [([TableCell], String)])
  func `a table whose rows are not as long as its head`(row: [TableCell], told: String) {
    let table = RecordedResult.Content.table(name: "t", caption: "", columns: ["a", "b"], rows: [["1", "2"], row])
    #expect(
      weavingError("chapter.table(\"t\", x)", results: [RecordedResult(line: 2, table)])
        == "\(place):2: the table ‘t’ has 2 columns, but one row has \(told)")
  }

  @Test func `a display or an excerpt where only text can stand`() {
    let claim = RecordedResult.Content.claim(statement: "$$x$$", measured: 1, requirement: .below(2))
    #expect(
      weavingError("f()", results: [RecordedResult(line: 2, claim)])
        == "\(place):2: a displayed formula can only stand in prose, unlike ‘$$x$$’ here")
    #expect(weavingError("//: ## {{excerpt:a#b}}") == "\(place):2: an excerpt needs a line of prose of its own")
    #expect(weavingError("//: $a`b$") == "\(place):2: a formula cannot contain a backtick: ‘a`b’")
  }

  @Test func `a chapter without exactly one title`() throws {
    #expect(throws: WeavingError(file: place, line: 1, "a chapter starts with a title: ‘//: # Title’")) {
      try ChapterSource("//: text", of: 1)
    }
    #expect(
      weavingError("//: # Another") == "\(place):2: a chapter has only one title; sections start with ‘//: ## ’")
    #expect(
      throws: WeavingError(
        file: place, line: 2, "nothing can be printed before the title; hide this line with ‘//hide’")
    ) {
      try ChapterSource("\nimport A\nimport B\n//: # Title", of: 1)
    }
  }

  @Test func `an error in one chapter does not stop another`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One\n//: text", 2: "//: # Two\n//: $open"])
    #expect(try package.weave().blocks == [.prose([.text("text")])])
    #expect(throws: WeavingError.self) { try package.book().source(of: 2) }
  }

  @Test func `a key used twice in the list of references`() throws {
    let package = try TemporaryPackage(
      chapters: [1: "//: # One"], files: ["chapters/references.md": "[a]: x\n[a]: y"])
    #expect(throws: WeavingError(file: "chapters/references.md", line: 2, "the key ‘a’ is used twice")) {
      try package.book()
    }
  }

  @Test(
    arguments: [
      ("# Works\n\n<!-- in the\norder of the book -->\n[a]: x\n", nil),
      ("[a]: x\nknuth: Knuth, D.", (2, "knuth: Knuth, D.")), ("[a] x", (1, "[a] x")),
      ("<!-- a -->\n[a]:x", (2, "[a]:x")),
    ] as [(String, (Int, String)?)])
  func `a line that is no reference`(list: String, wrong: (line: Int, text: String)?) throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One"], files: ["chapters/references.md": list])
    guard let wrong else {
      #expect(try package.book().references.map(\.key) == ["a"])
      return
    }
    #expect(
      throws: WeavingError(
        file: "chapters/references.md", line: wrong.line, "expected ‘[key]: entry’, got ‘\(wrong.text)’")
    ) { try package.book() }
  }

  @Test func `a text of a figure or a table is named`() {
    let figure = RecordedResult.Content.figure(name: "f", caption: "C", alt: "{{x}}")
    #expect(
      weavingError("chapter.figure(\"f\", x)", results: [RecordedResult(line: 2, figure)])
        == "\(place):2: in the alternative text of figure ‘f’, the run did not record a value ‘x’")
    func table(_ caption: String, _ column: String, _ cell: String) -> String? {
      let table = RecordedResult.Content.table(
        name: "t", caption: caption, columns: [column], rows: [[.text(cell)]])
      return weavingError("chapter.table(\"t\", x)", results: [RecordedResult(line: 2, table)])
    }
    let ending = " of table ‘t’, the run did not record a value ‘x’"
    #expect(table("{{x}}", "a", "b") == "\(place):2: in the caption" + ending)
    #expect(table("T", "{{x}}", "b") == "\(place):2: in a column heading" + ending)
    #expect(table("T", "a", "{{x}}") == "\(place):2: in a cell" + ending)
  }

  @Test func `a statement in plain characters`() throws {
    let package = try TemporaryPackage(
      chapters: [1: "//: # One\n//: $$x\\label{a}$$\nchapter.figure(\"f\", x)", 2: "//: # Two"])
    let book = try package.book()
    func plain(_ statement: String, _ values: [String: RecordedValue] = [:]) throws -> String {
      Weaver.plainText(ofStatement: statement, in: try book.source(of: 1), of: book, values: values)
    }
    let statement = "By {{equation:a}} and {{chapter:two}}, $\\sigma^2$ is {{mean loss}} in {{figure:f}}."
    #expect(try plain(statement) == "By (1.1) and Chapter 2, σ² is mean loss in Figure 1.1.")
    #expect(
      try plain(statement, ["mean loss": RecordedValue(2, .decimals(1))])
        == "By (1.1) and Chapter 2, σ² is 2.0 in Figure 1.1.")
    #expect(try plain("$x^{{{gap}}}$", ["gap": RecordedValue(2, .shortest)]) == "x²")
    // A mistake is told when the page is woven.
    #expect(try plain("{{figure:g}} and $x") == "{{figure:g}} and $x")
  }
}
