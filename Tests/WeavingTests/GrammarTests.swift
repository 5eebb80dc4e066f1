import Foundation
import Recordings
import Testing

@testable import Weaving

/// The rules stated above the parser.
@Suite struct GrammarTests {
  @Test func `lines of prose, code and hidden code are distinguished`() throws {
    let chunks = try chunks(
      ofSource: """
        import Workbook //hide
        //: First
        //:   second
        let x = 1
        // a comment
        let y = 2 //hide
        //:
        """, file: "main.swift")
    #expect(
      chunks == [
        .code([SourceLine(number: 1, text: "import Workbook //hide", isHidden: true)]),
        .prose([SourceLine(number: 2, text: "First"), SourceLine(number: 3, text: "  second")]),
        .code([
          SourceLine(number: 4, text: "let x = 1"), SourceLine(number: 5, text: "// a comment"),
          SourceLine(number: 6, text: "let y = 2 //hide", isHidden: true),
        ]),
        .prose([SourceLine(number: 7, text: "")]),
      ])
  }

  @Test func `a listing leaves out hidden lines and doubled blank ones`() throws {
    let blocks = try blocks("\nlet a = 1\n\nlet b = 2  //hide\n\nlet c = 3\n\n//: end")
    #expect(
      blocks.first
        == .listing(
          lines: [
            SourceLine(number: 3, text: "let a = 1"), SourceLine(number: 4, text: ""),
            SourceLine(number: 7, text: "let c = 3"),
          ], file: "chapters/chapter1/main.swift", isExcerpt: false))
  }

  @Test func `entirely hidden code prints no listing`() throws {
    #expect(try blocks("let a = 1 //hide\n\n//: text") == [.prose([.text("text")])])
  }

  @Test func `an almost correct hide marker is an error`() {
    #expect(
      weavingError("let a = 1 // hide")
        == "chapters/chapter1/main.swift:2: to hide a line, end it with ‘//hide’, written without a space")
  }

  @Test func `half a hidden statement is an error`() throws {
    let message = "this hides the end of a statement but not its start; end each of its lines with ‘//hide’"
    #expect(weavingError("f(\n  a)  //hide") == "chapters/chapter1/main.swift:3: \(message)")
    #expect(weavingError("f { x in\n}  //hide") == "chapters/chapter1/main.swift:3: \(message)")
    #expect(try blocks("f(  //hide\n  \")\")  //hide\ng(\")\")  //hide") == [])
  }

  @Test(arguments: [
    "f(  //hide\n  a)", "let a = [  //hide\n  1,  //hide\n  2\n]", "f { x in  //hide\n  g(x)\n}  //hide",
    "let a =  //hide\n  b", "let a = b +  //hide\n  c", "let a = b  //hide\n  .map { $0 }", "let a = b  //hide\n  + c",
    "let a = b  //hide\n\n  // why\n  ? c : d", "let a = b  //hide\n  .c()  //hide\n  .d()",
    "let a = f(  //hide\n  1) +  //hide\n  b",
  ])
  func `a statement of which only the start is hidden is an error`(code: String) {
    #expect(
      weavingError(code)
        == "chapters/chapter1/main.swift:2: this hides the start of a statement but not its end; "
        + "end each of its lines with ‘//hide’")
  }

  @Test(arguments: [
    "let a = \"(\"  //hide\nf()", "let a = 1  //hide\n-f()", "let a = 1  /* ( */  //hide\nf()",
    "let a = b!  //hide\n// + c\nf()", "let a = 1  //hide\n/* b */ f()",
    "let a = [  //hide\n  1,  //hide\n]  //hide\nf()", "let a = b  //hide\n  .map { $0 }  //hide\nf()",
    "let a = \"+\"  //hide\nf()", "let a: [Int]? = nil  //hide\nf()", "let a =  //hide\n  b  //hide\nf()",
  ])
  func `a statement that is hidden as a whole leaves the next one alone`(code: String) throws {
    #expect(try blocks(code).count == 1)
  }

  @Test func `math is separated out before Markdown is parsed`() throws {
    #expect(
      try blocks(#"//: With $a_1\,*b*$ and $\{x\}$ here"#)
        == [
          .prose([
            .text("With "), .math(tex: #"a_1\,*b*"#, line: 2), .text(" and "), .math(tex: #"\{x\}"#, line: 2),
            .text(" here"),
          ])
        ])
  }

  @Test func `a dollar sign is escaped, and code in backticks is left alone`() throws {
    #expect(
      try blocks(#"//: costs \$b, `$x` and ``a ` {{b}}`` too"#)
        == [.prose([.text(#"costs \$b, `$x` and ``a ` {{b}}`` too"#)])])
    #expect(try blocks("//: ```\n//: $x {{y}}\n//: # no heading\n//: ```").count == 1)
  }

  @Test(arguments: ["a$x$", "1$x$", "-$x$", "$x$a", "$x$1"])
  func `a formula that touches a word is an error`(text: String) {
    let message = ":2: the formula ‘$x$’ touches a letter, a digit or a hyphen"
    #expect(weavingError("//: a \(text) b")?.contains(message) == true)
  }

  @Test func `displayed formulas stand on their own and are numbered where labelled`() throws {
    #expect(
      try blocks("//: As\n//: $$\n//: a = b \\label{first}\n//: $$\n//: and $$c$$ or {{equation:first}}.")
        == [
          .prose([.text("As")]),
          .equation(tex: "a = b", line: 3, number: "1.1", anchor: Anchor(chapter: 1, id: "equation-1-1")),
          .prose([.text("and")]), .equation(tex: "c", line: 6, number: nil, anchor: nil),
          .prose([
            .text(" or "), .reference(text: "(1.1)", target: Anchor(chapter: 1, id: "equation-1-1")), .text("."),
          ]),
        ])
  }

  @Test func `values are shown in prose and in formulas`() throws {
    let values = [
      "test loss": RecordedValue(-1234.5678, .decimals(2)), "tiny": RecordedValue(3.21e-14, .significant(2)),
    ]
    #expect(
      try blocks("//: is {{test loss}} or $x = {{tiny}}$ or {{ tiny }}", values: values)
        == [
          .prose([
            .text("is −1,234.57 or "), .math(tex: #"x = 3.2 \times 10^{-14}"#, line: 2), .text(" or 3.2 × 10⁻¹⁴"),
          ])
        ])
  }

  @Test func `braces around a mark in a formula stay`() throws {
    #expect(
      try blocks("//: $x^{{{a}}} + {{b}$", values: ["a": RecordedValue(2, .decimals(0))])
        == [.prose([.math(tex: "x^{2} + {{b}", line: 2)])])
  }

  @Test func `sections are numbered, deeper headings are not`() throws {
    let blocks = try blocks("//: ## One\n//: ### Deep\n//: ## Two $x$")
    #expect(
      blocks == [
        .heading(level: 2, number: "1.1", text: [.text("One")], anchor: Anchor(chapter: 1, id: "section-1-1")),
        .heading(level: 3, number: nil, text: [.text("Deep")], anchor: Anchor(chapter: 1, id: "chapter-1-deep")),
        .heading(
          level: 2, number: "1.2", text: [.text("Two "), .math(tex: "x", line: 4)],
          anchor: Anchor(chapter: 1, id: "section-1-2")),
      ])
  }

  @Test func `results appear below the listing that contains their line`() throws {
    let claim = RecordedResult.Content.claim(statement: "small $x$", measured: 1, requirement: .below(2))
    let results = [
      RecordedResult(line: 4, .output("four")), RecordedResult(line: 2, .output("two")), RecordedResult(line: 4, claim),
    ]
    let blocks = try blocks("a()\n//: between\nb() //hide", results: results)
    #expect(
      blocks == [
        .listing(lines: [SourceLine(number: 2, text: "a()")], file: "chapters/chapter1/main.swift", isExcerpt: false),
        .output("two"),
        .prose([.text("between")]), .output("four"),
        .claim(
          Claim(
            number: "1.1", statement: [.text("small "), .math(tex: "x", line: 4)], holds: true, measured: "1",
            requirement: "below 2", line: 4,
            anchor: Anchor(chapter: 1, id: "claim-1-1"))),
      ])
  }

  @Test func `figures and tables are numbered in the order of the source`() throws {
    let results = [
      RecordedResult(line: 3, .figure(name: "second", caption: "C", alt: "A")),
      RecordedResult(line: 2, .figure(name: "first", caption: "{{figure:second}}", alt: "A")),
    ]
    let blocks = try blocks("chapter.figure(\"first\", a)\nchapter.figure(\n  \"second\", b)", results: results)
    let second = Anchor(chapter: 1, id: "figure-1-2")
    #expect(
      blocks == [
        .figure(name: "second", number: "1.2", caption: [.text("C")], finding: nil, alt: "A", anchor: second),
        .figure(
          name: "first", number: "1.1", caption: [.reference(text: "Figure 1.2", target: second)], alt: "A",
          anchor: Anchor(chapter: 1, id: "figure-1-1")),
      ])
  }

  @Test func `a recording statement is not printed, and a claim keeps its code`() throws {
    let claim = RecordedResult.Content.claim(statement: "small", measured: 1, requirement: .below(2))
    let source = "let a = 1\nchapter.claim(\n  \"small )\",  // (\n  a, .below(2))\nlet b = 2"
    let blocks = try blocks(source, results: [RecordedResult(line: 3, claim)])
    guard case .listing(let lines, _, _) = blocks.first, case .claim(let woven) = blocks.last else {
      Issue.record("expected a listing and a claim, got \(blocks)")
      return
    }
    #expect(lines.map(\.text) == ["let a = 1", "let b = 2"])
    #expect(woven.code.map(\.number) == [3, 4, 5])
  }

  @Test func `a claim about a figure is in its caption, numbered with the others`() throws {
    let results = [
      RecordedResult(line: 2, .claim(statement: "one", measured: 1, requirement: .below(2))),
      RecordedResult(line: 3, .figure(name: "curve", caption: "C", alt: "A")),
      RecordedResult(line: 3, .claim(statement: "two", measured: 3, requirement: .below(2), figure: "curve")),
    ]
    let blocks = try blocks("chapter.claim(a)\nchapter.figure(\"curve\", b)", results: results)
    guard blocks.count == 2, case .figure(_, _, _, let finding?, _, _) = blocks[1] else {
      Issue.record("expected a claim and a figure with a finding, got \(blocks)")
      return
    }
    #expect(finding.number == "1.2" && !finding.holds && finding.statement == [.text("two")])
  }

  @Test func `a recording statement that is not closed is an error`() {
    #expect(throws: WeavingError.self) { try chunks(ofSource: "//: # A\nchapter.claim(\"a\"", file: "f") }
  }

  @Test func `a mark leads to the section in which a symbol first occurs, not to one that has it as a part of a name`()
    throws
  {
    let source = """
      //: # One
      //: $\\|\\mathrm{SE}\\|$ and
      //: $$ x \\label{sigma} $$
      //: ## First
      //: $|\\sigma_s|\\,$
      //: ## Second
      //: $s$
      """
    let package = try TemporaryPackage(chapters: [1: source])
    func place(_ symbol: String) throws -> [Block] {
      try Weaver.weave(page: "{{first:\(symbol)}}", file: "f", in: package.book())
    }
    let second = Inline.reference(text: "Section 1.1", target: Anchor(chapter: 1, id: "section-1-1"))
    #expect(try place("s") == [.prose([second])])
    #expect(try place("\\sigma") == [.prose([second])])
    for command in ["|", "\\,"] { #expect(try place(command) == [.prose([second])], "\(command)") }
    #expect(try place("\\mathrm{SE}") == [.prose([.reference(text: "Chapter 1", target: .chapter(1))])])
    #expect(throws: WeavingError.self) { try place("\\mu") }
  }

  @Test func `a chapter refers to others by folder or title, run or not`() throws {
    let package = try TemporaryPackage(
      chapters: [
        1: "//: # One\n//: {{chapter:the-second}}, {{chapter:chapter2}}, {{equation:e}}, {{reference:b}}",
        2: "//: # The second\n//: $$x \\label{e}$$",
      ], files: ["chapters/references.md": "[a]: First\n\n[b]: Second\n"])
    #expect(
      try package.weave().blocks == [
        .prose([
          .reference(text: "Chapter 2", target: Anchor(chapter: 2, id: "chapter-2")), .text(", "),
          .reference(text: "Chapter 2", target: Anchor(chapter: 2, id: "chapter-2")), .text(", "),
          .reference(text: "(2.1)", target: Anchor(chapter: 2, id: "equation-2-1")), .text(", "),
          .reference(text: "[2]", target: Anchor(chapter: nil, id: "reference-b")),
        ])
      ])
  }

  @Test func `another chapter is read when it is referred to, and not before`() throws {
    let package = try TemporaryPackage(chapters: [
      1: "//: # One\n//: {{chapter:written-later}}", 2: "//: # Two", 3: "//: # Three",
    ])
    let book = try package.book()
    _ = try book.source(of: 1)
    try Data("//: # Written later".utf8).write(to: package.root.appending(path: "chapters/chapter2/main.swift"))
    let one = try Weaver.weave(try book.source(of: 1), with: Recording(of: 1, seed: 42), in: book)
    #expect(
      one.blocks == [.prose([.reference(text: "Chapter 2", target: Anchor(chapter: 2, id: "chapter-2"))])])
    // The search ended there; the third chapter has not been read.
    try Data("//: # Written last".utf8).write(to: package.root.appending(path: "chapters/chapter3/main.swift"))
    #expect(try book.source(of: 3).title == "Written last")
  }

  @Test func `a book reads a file once`() throws {
    let package = try TemporaryPackage()
    let book = try package.book()
    #expect(try book.source(of: 1).title == "One")
    try Data("//: # Another".utf8).write(to: package.root.appending(path: "chapters/chapter1/main.swift"))
    #expect(try book.source(of: 1).title == "One" && package.book().source(of: 1).title == "Another")
  }

  @Test func `a chapter's program is known by its place`() throws {
    let package = try TemporaryPackage(chapters: [4: "//: # Four", 7: "//: # Seven"])
    let main = package.root.appending(path: "chapters/chapter7/main.swift").path
    #expect(try Book.root(around: main).path == package.root.path)
    let book = try package.book()
    // Its number is its position in the list, whatever its name.
    #expect(try book.chapter(ofMainFile: main) == ChapterPlace(number: 2, name: "chapter7"))
    for file in ["chapters/chapter7/Figures.swift", "chapters/chapter1/main.swift", "main.swift"] {
      #expect(throws: BookError.self, "\(file)") {
        try book.chapter(ofMainFile: package.root.appending(path: file).path)
      }
    }
    #expect(throws: BookError.self) { try Book.root(around: "/main.swift") }
  }

  @Test func `a section is referred to by its title`() throws {
    let package = try TemporaryPackage(chapters: [
      1: "//: # One\n//: ## The $x$ axis\n//: {{section:the-x-axis}}, {{section:its-end}}",
      2: "//: # Two\n//: ## A\n//: ## Its end\n//: ## A",
    ])
    #expect(
      try package.weave().blocks.last
        == .prose([
          .reference(text: "Section 1.1", target: Anchor(chapter: 1, id: "section-1-1")), .text(", "),
          .reference(text: "Section 2.2", target: Anchor(chapter: 2, id: "section-2-2")),
        ]))
  }

  @Test func `an excerpt is a marked region, without its common indentation`() throws {
    let source = "a\n  // excerpt: sum\n  let s =\n    // excerpt: inner\n    1\n    // end: inner\n\n  // end: sum\n"
    let blocks = try blocks("//: See\n//: {{excerpt:Sources/A.swift#sum}}", files: ["Sources/A.swift": source])
    #expect(
      blocks == [
        .prose([.text("See")]),
        .listing(
          lines: [
            SourceLine(number: 3, text: "let s ="), SourceLine(number: 5, text: "  1"), SourceLine(number: 7, text: ""),
          ], file: "Sources/A.swift", isExcerpt: true),
      ])
  }
}
