import Foundation
import Probability
import Recordings
import Testing

@testable import Weaving

/// The pages for browsers.
@Suite(.serialized) struct HTMLTests {
  /// Loading KaTeX takes a tenth of a second.
  private static let formulas = newTypesetter()

  private func writer(figures: URL = URL(filePath: "/nowhere")) throws -> HTMLWriter {
    HTMLWriter(
      page: .chapter(1), file: "chapters/chapter1/main.swift", formulas: Self.formulas,
      previews: Previews([], in: try TemporaryPackage().book()), figures: FigureFiles { _ in figures }, medium: .screen)
  }

  private func html(_ block: Block) throws -> String { try writer().element(block, headingOffset: 0) }

  @Test func `prose is Markdown with typographic quotation marks, and its HTML is only text`() throws {
    #expect(try html(.prose([.text("A *b* \"c\" -- `d`.")])) == "<p>A <em>b</em> “c” – <code>d</code>.</p>\n")
    #expect(try html(.prose([.text("- a\n- b")])) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")
    #expect(
      try html(.prose([.text("<script>alert(1)</script>")])) == "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n")
    #expect(
      try html(.prose([.text("a <b onclick=\"x\">b</b>")])) == "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n")
    // Only figures are pictures.
    #expect(try html(.prose([.text("a ![b](c.png)")])) == "<p>a c.png</p>\n")
  }

  @Test func `formulas are typeset, and stay with adjacent punctuation`() throws {
    let prose = try html(.prose([.text("With ("), .math(tex: "x_1", line: 3), .text("), *so*")]))
    #expect(prose.hasPrefix("<p>With <span class=\"nowrap\">(<span class=\"katex\">"))
    #expect(prose.hasSuffix("</span>),</span> <em>so</em></p>\n"))
    #expect(prose.contains("<math") && prose.contains("x_1</annotation>"))
    let equation = try html(.equation(tex: "a = b", line: 3, number: "1.2", anchor: Anchor(chapter: 1, id: "e")))
    #expect(
      equation.hasPrefix("<div class=\"equation\" id=\"e\"><div class=\"scroll\"><span class=\"katex-display\">"))
    #expect(equation.hasSuffix("</div><a class=\"number\" href=\"#e\">(1.2)</a></div>"))
  }

  @Test(arguments: [
    (#"\foo"#, #"KaTeX cannot typeset the formula ‘\foo’: Undefined control sequence: \foo at position 1: \foo"#),
    ("a^", "KaTeX cannot typeset the formula ‘a^’: Expected group after '^' at position 2: a^"),
    (
      #"\frac{1"#,
      #"KaTeX cannot typeset the formula ‘\frac{1’: Unexpected end of input in a macro argument, expected '}' at end of input: \frac{1"#
    ),
  ])
  func `a formula that cannot be typeset is named with its line`(tex: String, message: String) throws {
    do {
      _ = try html(.prose([.math(tex: tex, line: 7)]))
      Issue.record("\(tex) was typeset")
    } catch let error as WeavingError {
      #expect(error.description == "chapters/chapter1/main.swift:7: \(message)")
    }
  }

  @Test func `a thousand formulas, a deep one and a long line are taken`() throws {
    let writer = try writer()
    let many = (0..<1000).flatMap { [Inline.math(tex: "x_{\($0)}", line: 1), .text(" ")] }
    #expect(try writer.prose(many).matches(of: /class="katex"/).count == 1000)
    let deep = String(repeating: "{", count: 100) + "x" + String(repeating: "}", count: 100)
    #expect(try writer.prose([.math(tex: deep, line: 1)]).contains("katex"))
    let long = String(repeating: "word ", count: 100_000)
    #expect(try writer.prose([.text(long)]).count > 490_000)
    // Deeper than the engine's stack: an error, not a crash.
    let deeper = String(repeating: "\\sqrt{", count: 20_000) + "x" + String(repeating: "}", count: 20_000)
    #expect(throws: WeavingError.self) { try writer.prose([.math(tex: deeper, line: 1)]) }
    #expect(try writer.prose([.math(tex: "x", line: 1)]).contains("katex"))
  }

  @Test func `a page for the printer names no folder of this machine`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One\nf()"])
    let report = try Report(try package.book(), parts: [.woven(try package.weave())])
    func page(_ medium: HTMLPage.Medium) throws -> String {
      try HTMLPage(
        report, formulas: Self.formulas, figures: FigureFiles { [root = package.root] _ in root }, medium: medium
      ).html()
    }
    let link = "<p class=\"source\"><a href=\"../chapters/chapter1/main.swift#L2\""
    #expect(try page(.screen).contains(link))
    #expect(try page(.printer).contains("<p class=\"source\">main<wbr>.swift, line 2</p>"))
    #expect(try !page(.printer).contains("href=\"../"))
  }

  @Test func `a page repeats the licence notices of what it embeds`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One\n//: Text, $x$ and `code`."])
    let page = try HTMLPage(
      try package.weave(), in: try package.book(), formulas: Self.formulas,
      figures: FigureFiles { _ in URL(filePath: "/nowhere") })
    let report = try Report(try package.book(), parts: [.woven(try package.weave())])
    let printed = try HTMLPage(
      report, formulas: Self.formulas, figures: FigureFiles { _ in URL(filePath: "/nowhere") }, medium: .printer)
    for html in [page.html(), printed.html()] {
      #expect(
        html.contains(
          """
          <footer class="colophon"><p>Set in TeX Gyre Pagella (GUST Font License), DejaVu Sans Mono (Bitstream Vera licence) \
          and the fonts of KaTeX (SIL Open Font License); formulas by KaTeX (MIT License).</p></footer>
          """))
      #expect(
        html.contains("Copyright (c) 2013-2020 Khan Academy and other contributors. The MIT License: Permission is"))
      #expect(html.contains("/* TeX Gyre Pagella, cut down to the glyphs of this page. Copyright 2006-2018 for"))
    }
    // Bitstream's licence is in the font itself, as are those of KaTeX's fonts.
    let fonts = page.html().matches(of: /font-family:'DejaVu Mono'[^}]*base64,([^)]+)/)
    let font = try #require(fonts.first.flatMap { Data(base64Encoded: String($0.1)) })
    let licence = try #require("Permission is hereby granted, free of charge".data(using: .utf16BigEndian))
    #expect(fonts.count == 1 && font.range(of: licence) != nil)
  }

  @Test func `a page has the fonts of its own formulas, whatever others have been typeset`() throws {
    let formulas = newTypesetter()
    func page(_ formula: String) throws -> String {
      let package = try TemporaryPackage(chapters: [1: "//: # One\n//: $\(formula)$"])
      return try HTMLPage(
        try package.weave(), in: try package.book(), formulas: formulas,
        figures: FigureFiles { [root = package.root] _ in root }
      ).html()
    }
    let plain = try page("x")
    // Sans serif is upright, bold and slanted.
    #expect(try page("x^{\\mathsf T}").matches(of: /@font-face/).count == plain.matches(of: /@font-face/).count + 3)
    #expect(try page("x") == plain)
  }

  @Test func `pages made in parallel share the formulas`() throws {
    let formulas = newTypesetter()
    let fraction = try Self.formulas.html("\\frac{a}{b}", isDisplayed: true)
    let deep = String(repeating: "{", count: 100_000)
    DispatchQueue.concurrentPerform(iterations: 20) { index in
      #expect((try? formulas.html("\\frac{a}{b}", isDisplayed: true)) == fraction)
      #expect((try? formulas.html("x_{\(index)}", isDisplayed: false))?.contains("x_{\(index)}</annotation>") == true)
      // Each thread has its own stack, and none is deep enough.
      #expect(throws: TypesettingError.self) { try formulas.html(deep, isDisplayed: false) }
    }
  }

  @Test func `private-use characters in prose are not mistaken for placeholders`() throws {
    #expect(try html(.prose([.text("a \u{E000}7\u{E001} b")])) == "<p>a \u{E000}7\u{E001} b</p>\n")
    // Inline text never becomes a list or a heading.
    #expect(try writer().inline([.text("1. a # b")]) == "1. a # b")
    #expect(try writer().inline([.text("# a")]) == "# a")
  }

  @Test func `a listing shows its line numbers in the file, and links to it`() throws {
    let lines = [SourceLine(number: 3, text: "let a = \"<\""), SourceLine(number: 7, text: "// b")]
    let listing = try html(.listing(lines: lines, file: "chapters/chapter1/main.swift", isExcerpt: false))
    #expect(
      listing.contains(
        """
        <span data-line="3"><span class="keyword">let</span> a = <span class="string">&quot;&lt;&quot;</span>
        </span><span class="gap" data-line="7"><span class="comment">// b</span>
        </span></code>
        """))
    #expect(
      listing.contains(
        "<a href=\"../../chapters/chapter1/main.swift#L3\" title=\"chapters/chapter1/main.swift\">main<wbr>.swift</a>, lines 3–7"
      ))
    #expect(try html(.listing(lines: [], file: "chapters/chapter1/main.swift", isExcerpt: true)).isEmpty)
  }

  @Test func `a claim shows its mark and its measured value beside it`() throws {
    func claim(_ holds: Bool) throws -> String {
      try html(
        .claim(
          Claim(
            number: "1.2", statement: [.text("It is small.")], holds: holds, measured: "3", requirement: "below 2",
            anchor: Anchor(chapter: 1, id: "claim-1-2"))))
    }
    #expect(try claim(true).contains("<span class=\"mark\">✓</span> Claim 1.2"))
    #expect(try claim(true).contains("measured <b>3</b>") && !claim(true).contains("does not hold"))
    #expect(try claim(false).contains("✗") && claim(false).contains("<strong>does not hold</strong>"))
  }

  @Test func `numbers in tables are set flush right`() throws {
    let table = try html(
      .table(
        number: "1.1", caption: [.text("C")],
        Table(
          columns: [[.text("a")], [.text("b")]], isNumeric: [true, false],
          rows: [[[.text("−1.5 × 10⁻³")], [.text("2 m")]], [[.text("∞")], [.text("3")]]]),
        anchor: Anchor(chapter: 1, id: "t")))
    #expect(table.contains("<th scope=\"col\" class=\"digits\">a</th><th scope=\"col\">b</th>"))
    #expect(table.contains("<figcaption><a class=\"number\" href=\"#t\">Table 1.1</a> C</figcaption>"))
    #expect(table.contains("<td class=\"digits\">−1.5 × 10<sup>−3</sup></td><td>2 m</td>"))
  }

  @Test func `a table in prose is like any other, wherever it stands`() throws {
    let table = "| a | `b` |\n| --- | --: |\n| *c* | |\n| $ | <i> |"
    let expected = """
      <div class="scroll"><table>
      <thead><tr><th scope="col">a</th><th scope="col" class="digits"><code>b</code></th></tr></thead>
      <tbody>
      <tr><td><em>c</em></td><td class="digits"></td></tr>
      <tr><td>$</td><td class="digits">&lt;i&gt;</td></tr>
      </tbody></table></div>
      """
    #expect(try writer().prose([.text(table)]) == expected + "\n")
    let inItem = "- In a list:\n\n" + table.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    #expect(try writer().prose([.text(inItem)]).contains(expected))
    // Text that mentions a table element is left alone.
    #expect(
      try writer().prose([.text("`<table>` and `<th>`")])
        == "<p><code>&lt;table&gt;</code> and <code>&lt;th&gt;</code></p>\n")
  }

  @Test func `exercises are numbered as in the source, and items within them are not`() throws {
    let blocks: [Block] = [
      .heading(level: 2, number: "1.1", text: [.text("Exercises")], anchor: Anchor(chapter: 1, id: "section-1-1")),
      .prose([.text("1. First\n\n   1. a\n   2. b")]), .output("x"), .prose([.text("2. Second")]),
    ]
    let html = try writer().sections(blocks, headingOffset: 0, exercisesOf: 1)
    #expect(html.contains("<a class=\"number\" id=\"exercise-1-1\" href=\"#exercise-1-1\">1.1</a> First"))
    #expect(html.contains("<a class=\"number\" id=\"exercise-1-2\" href=\"#exercise-1-2\">1.2</a> Second"))
    #expect(html.contains("<li>a</li>\n<li>b</li>"))
    #expect(html.matches(of: /exercise-1-\d">/).count == 2)
  }

  @Test func `a figure is embedded in the page, with its size and its alternative text`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let svg = "<svg width=\"300pt\" height=\"150pt\"></svg>"
    try Data(svg.utf8).write(to: folder.appending(path: "curve.svg"))
    let figure = Block.figure(
      name: "curve", number: "1.1", caption: [.text("A \"curve\".")], alt: "It \"rises\" & falls.",
      anchor: Anchor(chapter: 1, id: "figure-1-1"))
    let html = try writer(figures: folder).element(figure, headingOffset: 0)
    let claim = Claim(
      number: "1.2", statement: [.text("It is small.")], holds: true, measured: "1", requirement: "below 2",
      code: [SourceLine(number: 3, text: "chapter.figure(…)")], anchor: Anchor(chapter: 1, id: "claim-1-2"))
    let withFinding = try writer(figures: folder).element(
      .figure(
        name: "curve", number: "1.1", caption: [.text("A curve.")], finding: claim, alt: "A",
        anchor: Anchor(chapter: 1, id: "figure-1-1")), headingOffset: 0)
    for part in [
      "<figcaption class=\"claim holds\" id=\"claim-1-2\">", "A curve. It is small.</summary>", "chapter.figure(…)",
      "measured <b>1</b>",
    ] { #expect(withFinding.contains(part), "\(part)") }
    #expect(html.contains("src=\"data:image/svg+xml;base64,\(Data(svg.utf8).base64EncodedString())\""))
    #expect(html.contains("alt=\"It &quot;rises&quot; &amp; falls.\" width=\"400\" height=\"200\""))
    #expect(html.contains("A “curve”.</figcaption>"))
    #expect(throws: BookError.self) { try writer().element(figure, headingOffset: 0) }
  }

  @Test func `of a long text a link shows the beginning`() throws {
    let package = try TemporaryPackage(
      chapters: [1: "//: # One\n//: See {{reference:a}} and {{reference:b}}."],
      files: [
        "chapters/references.md":
          "[a]: \(String(repeating: "a", count: 401))\n[b]: \(String(repeating: "b", count: 400))"
      ])
    let html = try HTMLPage(
      try package.weave(), in: try package.book(), formulas: Self.formulas,
      figures: FigureFiles { [root = package.root] _ in root }
    ).html()
    #expect(html.contains("title=\"\(String(repeating: "a", count: 400))…\""))
    #expect(html.contains("title=\"\(String(repeating: "b", count: 400))\""))
  }

  @Test func `a page is complete, and the same each time`() throws {
    let package = try TemporaryPackage(
      title: "The book",
      chapters: [
        1: "//: # One $x$\n//: See {{reference:b}} and {{equation:e}}.\n//: $$y \\label{e}$$\n//: ## Part\n//: Text."
      ],
      files: ["chapters/references.md": "[a]: First\n[b]: *Second* & last"])
    func page() throws -> String {
      try HTMLPage(
        try package.weave(), in: try package.book(), formulas: Self.formulas,
        figures: FigureFiles { [root = package.root] _ in root }
      ).html()
    }
    let first = try page()
    #expect(first.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && first.hasSuffix("</html>\n"))
    #expect(first.contains(String(decoding: PackageResources.page_css, as: UTF8.self)))
    #expect(first == (try page()))
    #expect(first.contains("<title>One x – The book</title>"))
    #expect(first.contains("<a href=\"#reference-b\" title=\"Second &amp; last\">[2]</a>"))
    #expect(first.contains("<a href=\"#equation-1-1\" title=\"Equation (1.1), in One x: y\">(1.1)</a>"))
    #expect(first.contains("<li id=\"reference-b\" value=\"2\"><p><em>Second</em> &amp; last</p></li>"))
    #expect(first.contains("<h2 id=\"section-1-1\"><a class=\"number\" href=\"#section-1-1\">1.1</a> Part</h2>"))
    #expect(first.contains("<section class=\"part\">") && first.contains("<nav id=\"contents\""))
    #expect(first.contains("<a href=\"#references\">References</a>"))
    // Nothing is fetched from a folder, and nothing from a network: the only URL is the namespace of MathML.
    #expect(first.contains("url(data:") && !first.contains(/url\((?!data:)/))
    let addresses = Set(first.matches(of: /https?:[^"'\s)<]*/).map { String($0.output) })
    #expect(addresses == ["http://www.w3.org/1998/Math/MathML"])
  }

  @Test func `the report contains contents, chapters, claims, failures and references`() throws {
    let claim = RecordedResult.Content.claim(statement: "s", measured: 1, requirement: .below(2))
    let package = try TemporaryPackage(
      chapters: [1: "//: # One\n//: ## Part\nf()", 2: "//: # Two"],
      files: ["chapters/differences.md": "## Where we differ\n", "chapters/references.md": "[a]: First"])
    let chapter = try package.weave(results: [RecordedResult(line: 3, claim)])
    let report = try Report(try package.book(), parts: [.woven(chapter), .failed(2, error: "a < b")])
    let page = try HTMLPage(
      report, formulas: Self.formulas, figures: FigureFiles { [root = package.root] _ in root }
    ).html()
    for part in [
      "<li><a href=\"#chapter-1\">Chapter 1. One</a>\n<ol>\n<li><a href=\"#section-1-1\">1.1 Part</a></li></ol></li>",
      "<h2 class=\"title\" id=\"chapter-1\"><a class=\"number\" href=\"#chapter-1\">Chapter 1<span>. </span></a> One</h2>",
      "<h3 id=\"section-1-1\">", "<code>a &lt; b</code>", "1 of 1 claims hold.", "id=\"claims\"",
      "id=\"where-we-differ\"", "<li id=\"reference-a\" value=\"1\"><p>First</p></li>",
    ] { #expect(page.contains(part), "\(part)") }
  }
}

/// The lexer of listings.
@Suite struct SwiftHighlighterTests {
  private func kinds(_ code: String) -> [String] {
    SwiftToken.tokens(of: code).compactMap { token in token.kind.map { "\($0.rawValue): \(token.text)" } }
  }

  @Test(arguments: [
    ("let x = 1.5e-3 // n", ["keyword: let", "number: 1.5e-3", "comment: // n"]),
    ("f(in: 0...10, x.default)", ["number: 0", "number: 10"]),
    ("1e-9 + 0xFF - 1_000E3", ["number: 1e-9", "number: 0xFF", "number: 1_000E3"]),
    ("0.000_1 + a", ["number: 0.000_1"]),
    ("switch a { default: b }", ["keyword: switch", "keyword: default"]),
    (#""a \(b("c")) d" + e"#, [#"string: "a \(b("c")) d""#]),
    ("#\"a\"b\"# c", ["string: #\"a\"b\"#"]),
    ("\"\"\"\na \"b\"\n\"\"\"", ["string: \"\"\"\na \"b\"\n\"\"\""]),
    ("/* a /* b */ c */ d", ["comment: /* a /* b */ c */"]),
    ("@main struct A<Float> {}", ["attribute: @main", "keyword: struct", "type: Float"]),
    ("\"open", ["string: \"open"]), ("/* open", ["comment: /* open"]), ("\"\\", ["string: \"\\"]), ("", []),
  ])
  func `words are set apart`(code: String, words: [String]) {
    #expect(kinds(code) == words)
  }

  @Test(arguments: [1 as UInt64]) func `nothing is lost, whatever the code`(seed: UInt64) {
    var generator = RandomSource(seed: seed)
    let pieces = [
      "\"", "\\", "(", ")", "/*", "*/", "//", "\n", "#", "let", "A1", "é", "👩‍🔬", "\"\"\"", " ", "7", "@", "&", "<",
    ]
    for _ in 0..<2000 {
      let code = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }
      .joined()
      #expect(SwiftToken.tokens(of: code).map(\.text).joined() == code)
      #expect(SwiftHighlighter.lines(of: code).count == code.count { $0 == "\n" } + 1, "\(code)")
    }
  }
}
