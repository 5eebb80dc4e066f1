import Foundation
import Recordings
import Testing

@testable import Weaving

/// The ways through the pages: contents, and the next and the previous chapter.
@Suite struct NavigationTests {
  private func writer(of chapter: ChapterPlace, in book: Book, figures: FigureFiles = FigureFiles([:])) -> HTMLWriter {
    HTMLWriter(
      page: .chapter(chapter), file: "", formulas: newTypesetter(), previews: Previews([], in: book), figures: figures,
      medium: .screen)
  }

  @Test func `a chapter leads to the one before and the one after it`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One", 2: "//: # Two", 3: "//: # Three & more"])
    let book = try package.book()
    func neighbours(_ chapter: ChapterPlace) -> [String] {
      writer(of: chapter, in: book).neighbours(of: chapter, in: book).split(separator: "\n").dropFirst().dropLast()
        .map(String.init)
    }
    let one = "<a rel=\"prev\" href=\"../chapter1/chapter1.html#chapter-1\">← 1. One</a>"
    let three = "<a rel=\"next\" href=\"../chapter3/chapter3.html#chapter-3\">3. Three &amp; more →</a>"
    #expect(neighbours(2) == [one, three])
    #expect(neighbours(1).first == "<span></span>" && neighbours(1).last?.contains("2. Two →") == true)
    #expect(neighbours(3).last == "<span></span>" && neighbours(3).first?.contains("← 2. Two") == true)
  }

  @Test func `a link to a chapter shows its title, and contents name only what a page has`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One\n//: {{chapter:two}}", 2: "//: # Two"])
    let page = try HTMLPage(
      try package.weave(), in: package.book(), formulas: newTypesetter(), figures: FigureFiles([:])
    ).html()
    #expect(page.contains("#chapter-2\" title=\"Chapter 2. Two\">Chapter 2</a>"))
    #expect(page.contains(">Claims</a>") && !page.contains(">References</a>"))
  }

  @Test func `contents are lists in lists`() throws {
    func entry(_ depth: Int, _ name: String) -> OutlineEntry {
      OutlineEntry(depth: depth, text: [.text(name)], anchor: Anchor(chapter: nil, id: name))
    }
    func list(_ entries: [OutlineEntry]) throws -> String {
      let html = try writer(of: 1, in: try TemporaryPackage().book()).contents(entries)
      let start = try #require(html.range(of: "<ol>"))
      return html[start.lowerBound...].replacing("\n", with: "").replacing(/<a href="#.">(.)<\/a>/) { "\($0.output.1)" }
    }
    #expect(
      try list([entry(0, "a"), entry(1, "b"), entry(1, "c"), entry(0, "d"), entry(0, "e")])
        == "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li><li>e</li></ol></nav>")
    #expect(try list([entry(0, "a"), entry(1, "b")]) == "<ol><li>a<ol><li>b</li></ol></li></ol></nav>")
    #expect(try list([entry(1, "a")]) == "<ol><li>a</li></ol></nav>")
  }

  @Test func `a figure of 600 points is as wide as the text`() throws {
    let book = try TemporaryPackage().book()
    for (width, share) in [(600, "1.0000"), (300, "0.5000"), (150, "0.2500")] {
      let svg = Data("<svg width=\"\(width)pt\" height=\"150pt\"></svg>".utf8)
      let figure = Block.figure(
        name: "curve", number: "1.1", caption: [], alt: "", anchor: Anchor(chapter: 1, id: "figure-1-1"))
      let html = try writer(of: 1, in: book, figures: FigureFiles(["curve.svg": svg])).element(figure, headingOffset: 0)
      #expect(html.contains("style=\"--share:\(share)\""), "\(width)")
    }
  }
}
