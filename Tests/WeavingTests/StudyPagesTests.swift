import Foundation
import Recordings
import Testing

@testable import Weaving

/// What pages say about the study of many seeds.
@Suite(.serialized) struct StudyPagesTests {
  private static let formulas = newTypesetter()

  /// A package whose chapter 1 makes a claim, and a study of it.
  private func package(_ study: Study?, prose: String = "") throws -> TemporaryPackage {
    let json = try study.map { String(decoding: try $0.json(), as: UTF8.self) }
    return try TemporaryPackage(
      chapters: [1: "//: # One\nclaim()\n" + prose],
      files: ["chapters/differences.md": "", Study.file: json].compactMapValues(\.self))
  }

  private func chapter(_ package: TemporaryPackage, _ run: Recording) throws -> WovenChapter {
    let book = try package.book()
    return try Weaver.weave(try book.source(of: 1), with: run, in: book)
  }

  private func markdown(_ package: TemporaryPackage, _ run: Recording) throws -> String {
    try Report(try package.book(), parts: [.woven(try chapter(package, run))]).markdown
  }

  @Test func `the table of claims has a column for the seeds, and says which they are`() throws {
    let package = try package(study([0.5, 1.25, 0.75]))
    let report = try markdown(package, run(seed: 1, 0.5))
    #expect(
      report.contains(
        """
        | Claim | Statement | Measured | Required | Holds | Seeds |
        | ---: | --- | ---: | --- | --- | --- |
        | [1.1](#claim-1-1) | It is small. | 0.5000 | below 1 | ✓ | 2 of 3; 0.50–1.25 |

        ‘Seeds’ gives the number of seeds, out of those studied (1–3), for which a claim holds, and the range of the values measured.
        """))
    let chapter = try chapter(package, run(seed: 1, 0.5))
    let page = try HTMLPage(
      chapter, in: try package.book(), formulas: Self.formulas,
      figures: FigureFiles { [root = package.root] _ in root }
    ).html()
    #expect(page.contains("<th scope=\"col\">Seeds</th>") && page.contains("<td>2 of 3; 0.50–1.25</td>"))
    #expect(page.contains("<p>‘Seeds’ gives the number of seeds, out of those studied (1–3), for which a claim holds"))
    #expect(!MarkdownWriter.page(of: chapter, in: try package.book()).contains("study"))
  }

  @Test func `a study of different code is mentioned but not counted`() throws {
    let package = try package(try study([0.5, 0.75]))
    // The third run has a seed that was not studied, and other code.
    let note =
      "The study of many seeds (1–2) was made with a different version of chapter 1; `swift run report --seeds 1-100` updates it."
    for run in [run(seed: 1, 0.51), run(seed: 9, 0.5, .below(2)), run(seed: 9, 0.5)] {
      let report = try markdown(package, run)
      #expect(report.contains("| Holds |\n") && report.contains("\n\n\(note)\n"))
      #expect(MarkdownWriter.page(of: try chapter(package, run), in: try package.book()).hasSuffix("\n\n\(note)\n"))
    }
    // A shortened run says nothing about the book.
    var short = run(seed: 1, 0.51)
    short.epochs = 3
    #expect(try !markdown(package, short).contains("study"))
    #expect(try !markdown(self.package(nil), run(seed: 1, 0.5)).contains("Seeds"))
  }

  @Test func `chapters that a study covers and others appear together`() throws {
    let package = try package(try study([0.5]))
    var chapters = [try chapter(package, run(seed: 1, 0.5)), try chapter(package, run(seed: 1, 0.6))]
    chapters[1].place = 2
    let table = ClaimTable(chapters)
    #expect(table.table.rows.map { $0[5].plainText } == ["1 of 1; 0.50", "–"])
    #expect(
      table.note?.plainText
        == "‘Seeds’ gives the number of seeds, out of those studied (1), for which a claim holds, and the range of the values measured. "
        + "The study of many seeds (1) was made with a different version of chapter 2; swift run report --seeds 1-100 updates it."
    )
  }

  @Test(
    arguments: [
      ([0.041, 0.107], .below(1), "2 of 2; 0.041–0.107"), ([0.9971, 0.5], .below(1), "2 of 2; 0.500–0.997"),
      ([1.001, 0.5], .below(1), "1 of 2; 0.50–1.00"), ([0.5, 0.5001], .below(1), "2 of 2; 0.5000–0.5001"),
      ([-2.234, 0.5], .above(0), "1 of 2; −2.23 to 0.50"),
      ([2e-12, 3e-12], .below(1), "2 of 2; 2.0 × 10⁻¹² to 3.0 × 10⁻¹²"),
      ([0, 0], .equal(0, within: 0), "2 of 2; 0"), ([.nan, .infinity], .above(0), "1 of 2; ∞ to not a number"),
    ] as [([Double], Requirement, String)])
  func `a range has as many digits as it needs`(measured: [Double], requirement: Requirement, text: String) throws {
    #expect(try study(measured, requirement).chapters["chapter1"]?.claims[0].summary == text)
  }

  @Test func `prose shows statistics over seeds`() throws {
    let prose = "//: {{seeds}}: {{least:x}} {{ median: x }} {{greatest:x}} {{mean:x}} {{sum:x}} $y = {{median:x}}$"
    let kept = try package(study([0.5, 3000, 0.25]), prose: prose)
    func text(_ package: TemporaryPackage, _ run: Recording) throws -> String {
      MarkdownWriter(page: .chapter(1)).paragraph(
        try #require(try chapter(package, run).blocks.last), headingOffset: 0)
    }
    #expect(
      try text(kept, run(seed: 1, 0.5)) == "3: 0.25 0.50 3,000.00 1,000.25 3,000.75 $`y = 0.50`$")
    // Without a study of this code none of them are known.
    let unknown = "[?]: [?] [?] [?] [?] [?] $`y = \\text{[?]}`$"
    #expect(try text(kept, run(seed: 1, 0.6)) == unknown)
    #expect(try text(package(nil, prose: prose), run(seed: 1, 0.5)) == unknown)
    // The sum of counts is a whole number, the mean is not.
    let often = try package(
      study([1, 0, 1], .below(2), style: .decimals(0)), prose: "//: {{sum:x}} of {{seeds}}, {{mean:x}}")
    #expect(try text(often, run(seed: 1, 1, .below(2), style: .decimals(0))) == "2 of 3, 0.667")
    #expect(
      throws: WeavingError(
        file: "chapters/chapter1/main.swift", line: 3, "the study has no value ‘y’; known: ‘x’")
    ) { try chapter(package(study([0.5]), prose: "//: {{mean:y}}"), run(seed: 1, 0.5)) }
  }

  @Test func `claims and pages report on seeds, and a damaged study is an error`() throws {
    let study = try Study(
      seeds: Seeds([4]),
      chapters: ["chapter1": Study.Chapter([run(seed: 4, 0.5, statement: "For {{seeds}} seeds {{mean:x}}.")], code: "")]
    )
    let package = try package(study)
    let chapter = try chapter(package, run(seed: 4, 0.5, statement: "For {{seeds}} seeds {{mean:x}}."))
    #expect(chapter.claims[0].statement == [.text("For 1 seeds 0.50.")] && chapter.claims[0].seeds == "1 of 1; 0.50")
    #expect(
      try Weaver.weave(page: "{{seeds}}", file: "page.md", in: try package.book()) == [.prose([.text("1")])])
    let damaged = try TemporaryPackage(chapters: [1: "//: # One\nclaim()"], files: [Study.file: "{"])
    #expect(throws: StudyError.self) { try self.chapter(damaged, run(seed: 1, 0.5)) }
  }
}
