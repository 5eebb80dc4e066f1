import Recordings
import Testing

@testable import Weaving

/// The pages for GitHub and GitLab.
@Suite struct MarkdownTests {
  private let writer = MarkdownWriter(page: .chapter(1))

  @Test func `math is fenced so that Markdown leaves it alone`() {
    #expect(writer.text([.text("a "), .math(tex: #"x_1\,*y*"#, line: 1), .text(" b")]) == "a $`x_1\\,*y*`$ b")
    #expect(writer.text([.math(tex: "a\nb", line: 1)]) == "$`a b`$")
    #expect(
      writer.paragraph(
        .equation(tex: "a = b", line: 1, number: "1.2", anchor: Anchor(chapter: 1, id: "e")), headingOffset: 0)
        == "<a id=\"e\"></a>\n\n```math\na = b \\tag{1.2}\n```")
    #expect(
      writer.paragraph(.equation(tex: "a", line: 1, number: nil, anchor: nil), headingOffset: 0) == "```math\na\n```")
  }

  @Test func `links find their page from a chapter and from the report`() {
    let here = Anchor(chapter: 1, id: "a")
    let there = Anchor(chapter: 2, id: "b")
    let literature = Anchor(chapter: nil, id: "c")
    #expect([here, there, literature].map(writer.link) == ["#a", "../chapter2/chapter2.md#b", "#c"])
    let report = MarkdownWriter(page: .report(chapters: [1]))
    #expect([here, there, literature].map(report.link) == ["#a", "chapter2/chapter2.md#b", "#c"])
  }

  @Test func `a figure's alternative text is separate from its caption`() {
    let figure = Block.figure(
      name: "curve", number: "1.1", caption: [.text("A curve.")], alt: "It rises [steeply].",
      anchor: Anchor(chapter: 1, id: "figure-1-1"))
    #expect(
      writer.paragraph(figure, headingOffset: 0)
        == "<a id=\"figure-1-1\"></a>\n\n![It rises \\[steeply\\].](curve.png)\n\n**Figure 1.1.** A curve.")
    #expect(
      MarkdownWriter(page: .report(chapters: [1])).paragraph(figure, headingOffset: 0).contains("(chapter1/curve.png)"))
  }

  @Test func `bars in cells are escaped, even in formulas`() {
    #expect(
      writer.markdown(
        of: Table(
          columns: [[.text("a|b")], [.text("c")]], isNumeric: [false, true],
          rows: [[[.math(tex: "p(y|x)", line: 1)], [.text("1")]]]))
        == "| a\\|b | c |\n| --- | ---: |\n| $`p(y\\|x)`$ | 1 |")
  }

  @Test func `a claim that fails says so`() {
    let claim = Claim(
      number: "1.1", statement: [.text("It is small.")], holds: false, measured: "3", requirement: "below 2",
      anchor: Anchor(chapter: 1, id: "claim-1-1"))
    #expect(
      writer.paragraph(.claim(claim), headingOffset: 0)
        == "<a id=\"claim-1-1\"></a>\n\n> ✗ **Claim 1.1.** It is small. *Measured: 3; **does not hold**; required: below 2.*"
    )
  }

  @Test func `a claim about a figure ends its caption`() {
    let claim = Claim(
      number: "1.1", statement: [.text("It is small.")], holds: true, measured: "1", requirement: "below 2",
      anchor: Anchor(chapter: 1, id: "claim-1-1"))
    let figure = Block.figure(
      name: "a", number: "1.3", caption: [.text("A curve.")], finding: claim, alt: "A",
      anchor: Anchor(chapter: 1, id: "figure-1-3"))
    #expect(
      writer.paragraph(figure, headingOffset: 0).hasSuffix(
        "**Figure 1.3.** A curve. <a id=\"claim-1-1\"></a>It is small. (✓ **Claim 1.1.** *Measured: 1; required: below 2.*)"
      ))
  }

  @Test func `code is fenced by more backticks than it contains`() {
    let listing = Block.listing(lines: [SourceLine(number: 1, text: "let a = \"```\"")], file: "f", isExcerpt: false)
    #expect(writer.paragraph(listing, headingOffset: 0) == "````swift\nlet a = \"```\"\n````")
  }

  @Test func `the report contains contents, chapters, claims, failures and references`() throws {
    let claim = RecordedResult.Content.claim(statement: "s|t", measured: 1, requirement: .below(2))
    let package = try TemporaryPackage(
      title: "The book", chapters: [1: "//: # One $x$\n//: ## Part\nf()", 2: "//: # Two"],
      files: [
        "chapters/references.md": "[a]: First", "chapters/preface.md": "Hello {{reference:a}}\n",
        "chapters/differences.md": "## Where we differ\n",
      ])
    let chapter = try package.weave(results: [RecordedResult(line: 3, claim)])
    let report = try Report(try package.book(), parts: [.woven(chapter), .failed(2, error: "no data")]).markdown
    let expected = """
      # The book

      Hello [\\[1\\]](#reference-a)

      ## Contents

      - [Chapter 1. One $`x`$](#chapter-1)
        - [1.1 Part](#section-1-1)
      - [All claims](#claims)
      - [Where we differ](#where-we-differ)
      - [References](#references)

      <a id="chapter-1"></a>

      ## Chapter 1. One $`x`$

      <a id="section-1-1"></a>

      ### 1.1 Part

      ```swift
      f()
      ```

      <a id="claim-1-1"></a>

      > ✓ **Claim 1.1.** s|t *Measured: 1; required: below 2.*

      ## Chapter 2. Two

      **This chapter failed to run:** `no data`

      <a id="claims"></a>

      ## All claims

      1 of 1 claims hold.

      | Claim | Statement | Measured | Required | Holds |
      | ---: | --- | ---: | --- | --- |
      | [1.1](#claim-1-1) | s\\|t | 1 | below 2 | ✓ |
      """
    #expect(report.contains(expected))
    #expect(report.hasSuffix("## References\n\n<a id=\"reference-a\"></a>[1] First\n"))
  }

  @Test func `a chapter's page lists the works it cites`() throws {
    let package = try TemporaryPackage(
      title: "The book", chapters: [1: "//: # One\n//: See {{reference:b}}."],
      files: ["chapters/references.md": "[a]: First\n[b]: Second"])
    let page = MarkdownWriter.page(of: try package.weave(), in: try package.book())
    #expect(page.hasPrefix("*[The book](../report.md)*\n\n<a id=\"chapter-1\"></a>\n\n# 1 One\n\n"))
    #expect(page.hasSuffix("## References\n\n<a id=\"reference-b\"></a>[2] Second\n"))
  }
}
