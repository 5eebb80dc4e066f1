import Foundation
import Recordings
import Testing

@testable import Weaving

/// What an author's text may not hold is an error that names its line, wherever the text stands; what it may hold runs
/// nothing and loads nothing.
@Suite(.serialized) struct HostileTextTests {
  private static let formulas = newTypesetter()
  private let place = "chapters/chapter1/main.swift"

  /// A figure, a table and a claim with a text in each of their places.
  private func results(_ text: String) -> [[RecordedResult]] {
    let contents: [RecordedResult.Content] = [
      .figure(name: "a", caption: text, alt: "A"), .figure(name: "a", caption: "A", alt: text),
      .table(name: "t", caption: text, columns: ["b"], rows: [["c"]]),
      .table(name: "t", caption: "A", columns: [text], rows: [["c"]]),
      .table(name: "t", caption: "A", columns: ["b"], rows: [[.text(text)]]),
      .claim(statement: text, measured: 1, requirement: .below(2)),
    ]
    return contents.map { [RecordedResult(line: 2, $0)] }
  }

  @Test(arguments: [
    ("<b>x</b>", "HTML is not for prose: ‘<b>’; a less-than sign in text is written \\<"),
    ("a <!-- b", nil),
    ("a <!-- b -->", "HTML is not for prose: ‘<!-- b -->’; a less-than sign in text is written \\<"),
    (
      "![x](http://e.com/x.png)", "an image is not for prose: ‘http://e.com/x.png’; a figure is shown by chapter.figure"
    ),
    ("![x](curve.png)", "an image is not for prose: ‘curve.png’; a figure is shown by chapter.figure"),
    ("[x](javascript:alert\\(1\\))", "not to ‘javascript:alert(1)’"),
    ("[x](JavaScript&colon;alert)", "not to ‘JavaScript:alert’"),
    ("[x](data:text/html,x)", "not to ‘data:text/html,x’"),
    ("<file:///etc/passwd>", "not to ‘file:///etc/passwd’"), ("[x](//e.com)", "not to ‘//e.com’"),
    ("[x](javascript:\u{300}alert)", "not to ‘javascript:\u{300}alert’"), ("[x](/\u{300}etc)", "not to ‘/\u{300}etc’"),
    ("[x](/etc)", "not to ‘/etc’"), ("[x](../../y)", "not to ‘../../y’"),
    ("[x](a/../%2e%2e/../y)", "not to ‘a/../%2e%2e/../y’"),
    ("[x](\\\\e.com)", "not to ‘\\e.com’"), ("[x](java&#10;script:y)", "package, but not to ‘java"),
    ("[x](https://e.com/y) [x](#a) [x](../y) [x](a/b.html) <https://e.com> <a@b.com> [x](HTTP://e.com) [x](a!)", nil),
    ("a &#xE000;0&#xE001; b", "nor beside a private-use character"), ("[x](https://e.com \"$y$\")", "nor beside"),
    ("[x]($y$)", "nor beside"), ("$y$ &#xE000;0&#xE001;", "nor beside"),
    ("a \u{E000}0\u{E001}", "the character U+E000 means nothing on a page"),
    ("a \u{202E} b", "the character U+202E means nothing"),
    ("a \u{1B}[31m", "the character U+001B means nothing"), ("a \u{0} b", "the character U+0000 means nothing"),
  ])
  func `hostile Markdown is refused with its line`(text: String, message: String?) {
    let told = weavingError("//: first\n//: \(text)\nlet zero = 0  //hide")
    if let message {
      #expect(told?.hasPrefix("\(place):3: ") == true && told?.contains(message) == true, "\(told ?? "nothing")")
    } else {
      #expect(told == nil)
    }
    for result in results(text) {
      let call = result[0].name.map { "chapter.\($0.kind)(\"\($0.name)\", x)" } ?? "chapter.claim(x)"
      let told = weavingError(call + "\nlet zero = 0  //hide", results: result)
      if let message {
        #expect(told?.hasPrefix("\(place):2: ") == true && told?.contains(message) == true, "\(told ?? "nothing")")
      } else {
        #expect(told == nil)
      }
    }
  }

  @Test func `a fault after a formula that spans lines has its own line`() {
    #expect(weavingError("//: a $x +\n//: y$ b\n//: c\n//:\n//: - d\n//: - <i>")?.hasPrefix("\(place):7: HTML") == true)
    #expect(weavingError("//: a $x\n//: \\foo`$")?.contains("\n") == false)
  }

  @Test func `code that is not closed, and a title that would end its link, are errors`() {
    #expect(weavingError("//: a\n//:\n//: ~~~\n//: b") == "\(place):4: this block of code is not closed")
    #expect(weavingError("//: ~~~\n//: <b>\n//: ~~~") == nil)
    #expect(
      weavingError("//: ## a](#x) [b")
        == "\(place):2: a title becomes a link in the contents, so it holds no link and no single bracket")
    #expect(weavingError("//: ## a [b] $[0, 1)$ \\[") == nil)
  }

  @Test func `a formula cannot leave its block`() {
    #expect(
      weavingError("//: $$x\n//: ```\n//: <script>$$")
        == "\(place):2: a formula cannot contain a backtick: ‘x ``` <script>’")
  }

  @Test func `pieces that make HTML only together are refused`() throws {
    // Alone, the backtick is a character and the tag is code.
    let result = RecordedResult(line: 2, .figure(name: "a", caption: "x ` y", alt: "A"))
    let claim = RecordedResult(
      line: 2, .claim(statement: "`<img src=x>`", measured: 1, requirement: .below(2), figure: "a"))
    let package = try TemporaryPackage(chapters: [1: "//: # One\nchapter.figure(\"a\", claim: \"<img src=x>\")"])
    let chapter = try package.weave(results: [result, claim])
    let error = #expect(throws: WeavingError.self) {
      try chapter.pages(
        in: package.book(), formats: [.markdown], formulas: Self.formulas, figures: FigureFiles { _ in package.root })
    }
    #expect(error?.description.hasPrefix("\(place):2: HTML is not for prose: ‘<img src=x>’") == true)
    #expect(throws: WeavingError.self) { try Report(package.book(), parts: [.woven(chapter)]).markdown }
  }

  @Test func `a definition in one piece does not lead a link of another astray`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One\n//: [a]: javascript:x\n//:\n//: b\nf()\n//: [c][a]"])
    let chapter = try package.weave()
    #expect(throws: WeavingError.self) { try Report(package.book(), parts: [.woven(chapter)]).markdown }
  }

  @Test func `a formula in a cell of a Markdown table is typeset, and superscripts are raised`() throws {
    let package = try TemporaryPackage(chapters: [
      1: "//: # One\n//: | a | b |\n//: | - | - |\n//: | $x$ | “10⁻³” |\nlet a = 1e-3  //hide"
    ])
    let html = try HTMLPage(
      try package.weave(), in: package.book(), formulas: Self.formulas, figures: FigureFiles { _ in package.root }
    ).html()
    #expect(html.contains("<td><span class=\"katex\">") && html.contains("<td>“10<sup>−3</sup>”</td>"))
  }

  @Test func `a title ends neither the style sheet nor its string`() throws {
    let title = "A \\</style>\\<script>alert(1)\\</script> \"b\""
    let package = try TemporaryPackage(chapters: [1: "//: # \(title)"])
    let html = try HTMLPage(
      try package.weave(), in: package.book(), formulas: Self.formulas, figures: FigureFiles { _ in package.root }
    ).html()
    #expect(html.matches(of: /<script/).count == 1 && html.matches(of: /<\/style>/).count == 1)
    #expect(html.contains("content:\"1  A \\3c /style>\\3c script>alert(1)\\3c /script> \\22 b\\22 \";"))
    #expect(
      html.contains("<title>A &lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;b&quot; – A book</title>"))
  }

  @Test func `the book's title, its authors and its references are held to the same rules`() throws {
    #expect(throws: BookError.self) { try TemporaryPackage(title: "A](javascript:x) [b").book() }
    #expect(throws: BookError.self) { try TemporaryPackage(title: "<b>x</b>").book() }
    #expect(throws: BookError.self) { try TemporaryPackage(title: "a\\u0007b").book() }
    for (author, reason) in [
      ("<b>", "the title or an author's name ‘<b>’: HTML is not for prose"),
      ("a\\nb", "a title or an author's name holds the character U+000A"),
    ] {
      let json = #"{"title": "T", "authors": ["A", "\#(author)"], "chapters": ["a"]}"#
      let error = #expect(throws: BookError.self) { try BookContents(json: Data(json.utf8)) }
      #expect(error?.description.hasPrefix("chapters/book.json: \(reason)") == true)
    }
    let package = try TemporaryPackage(files: ["chapters/references.md": "[a]: x\n[b]: <script>"])
    let error = #expect(throws: WeavingError.self) { try package.book() }
    #expect(error?.description.hasPrefix("chapters/references.md:2: HTML is not for prose") == true)
  }

  @Test func `a chapter's error is code in the report, whatever it quotes`() throws {
    let package = try TemporaryPackage()
    func line(_ error: String) throws -> String? {
      try Report(package.book(), parts: [.failed(1, error: error)]).markdown.split(separator: "\n")
        .first { $0.contains("failed to run") }.map(String.init)
    }
    #expect(try line("no `<b>`\nat all") == "**This chapter failed to run:** ``no `<b>` at all``")
    #expect(try line("`\u{300}<b>") == "**This chapter failed to run:** `` `\u{300}<b> ``")
    #expect(try line("`<b>`") == "**This chapter failed to run:** `` `<b>` ``")
  }

  @Test func `a bar that is escaped already does not split its cell`() {
    let table = Table(columns: [[.text(#"a\|b"#)], [.text(#"c\\|d"#)]], isNumeric: [false, false], rows: [])
    #expect(MarkdownWriter(page: .chapter(1)).markdown(of: table) == "| a\\|b | c\\\\\\|d |\n| --- | --- |")
  }

  @Test func `no file is read through a link that leaves the package`() throws {
    let outside = try TemporaryPackage(files: ["secret.swift": "// excerpt: a\nlet key = 1\n// end: a\n"])
    let package = try TemporaryPackage(
      chapters: [1: "//: # One\n//: {{excerpt:Sources/out/secret.swift#a}}", 2: "//: # Two"],
      files: ["Sources/a.swift": "", "chapters/preface.md": "Hello"])
    let link = { (path: String, target: URL) in
      try? FileManager.default.removeItem(at: package.root.appending(path: path))
      try FileManager.default.createSymbolicLink(at: package.root.appending(path: path), withDestinationURL: target)
    }
    try link("Sources/out", outside.root)
    #expect(
      throws: WeavingError(
        file: place, line: 2,
        "Sources/out/secret.swift is a symbolic link that leads out of the package, so it is not read"
      )
    ) { try package.weave() }
    try link("chapters/preface.md", outside.root.appending(path: "secret.swift"))
    #expect(throws: BookError.self) { try Report(package.book(), parts: []) }
    try link("chapters/chapter2/main.swift", outside.root.appending(path: "chapters/chapter1/main.swift"))
    #expect(throws: BookError.self) { try package.book().source(of: 2) }
    // Within the package a link is as good as a file.
    try link("chapters/preface.md", package.root.appending(path: "chapters/chapter1/main.swift"))
    #expect(throws: WeavingError.self) { try Report(package.book(), parts: []) }
    #expect(
      weavingError("//: {{excerpt:Sources/a<b>.swift#a}}")?.contains("consists of letters, digits and /._+-") == true)
  }

  @Test(arguments: ["\r\n", "\r"]) func `line breaks of other systems change nothing`(lineBreak: String) throws {
    let source = "//: # One\n//: Text\n//:\n//: more.\nlet a = 1\n"
    let page = "A preface\n\nof two paragraphs.\n"
    func pages(_ change: (String) -> String) throws -> String {
      let package = try TemporaryPackage(chapters: [1: change(source)], files: ["chapters/preface.md": change(page)])
      return try Report(package.book(), parts: [.woven(try package.weave())]).markdown
    }
    #expect(try pages { $0.replacing("\n", with: lineBreak) } == pages { $0 })
    #expect(try pages { "\u{FEFF}" + $0 } == pages { $0 })
  }
}
