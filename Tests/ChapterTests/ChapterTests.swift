import Foundation
import TestPrograms
import Testing

/// Every chapter runs, its claims hold, and it writes what the report and the reader expect.
@Suite(.serialized) struct ChapterTests {

  private struct Results: Decodable {
    struct Claim: Decodable {
      var statement: String
      var holds: Bool
      var measured: Double?
    }
    struct Figure: Decodable {
      var name: String
      var caption: String
      var alt: String
    }
    var chapter: Int
    var seed: UInt64
    var values: [String: Double]
    var claims: [Claim]
    var figures: [Figure]
  }

  /// The claims of the first two chapters are about the subject, not about one draw of the data.
  @Test(arguments: [1, 2], [1, 2, 26])
  func `every claim holds for other seeds`(chapter: Int, seed: Int) throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("chapter\(chapter)", "--output", folder.path, "--seed", "\(seed)", "--quiet")
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run)")
    let results = try JSONDecoder().decode(
      Results.self, from: try #require(folder.data("chapter\(chapter)/results.json")))
    #expect(results.chapter == chapter && results.seed == UInt64(seed))
    #expect(results.claims.count >= 10)
    for claim in results.claims { #expect(claim.holds, "\(claim.statement) measured \(claim.measured ?? .nan)") }
  }

  @Test(arguments: Programs.chapters)
  func `a chapter's claims hold, and it writes its page, its results and its figures`(name: String) throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run(name, "--output", folder.path)
    // A figure whose texts overlap or are cut off says so on standard error.
    #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
    let results = try JSONDecoder().decode(Results.self, from: try #require(folder.data("\(name)/results.json")))
    for claim in results.claims { #expect(claim.holds, "\(claim.statement) measured \(claim.measured ?? .nan)") }
    let figures = results.figures.flatMap { ["\($0.name).png", "\($0.name).svg"] }
    let pages = ["\(name).md", "\(name).html"]
    #expect(folder.names(name) == (pages + ["recording.json", "results.json", "timings.json"] + figures).sorted())
    let page = try #require(folder.text("\(name)/\(name).md"))
    for figure in results.figures {
      #expect(page.contains("](\(figure.name).png)") && !figure.alt.isEmpty && !figure.caption.isEmpty)
      let svg = try #require(folder.text("\(name)/\(figure.name).svg"))
      let title = try #require(svg.firstMatch(of: /<title>(.+)<\/title>/)).1
      #expect(!title.contains { "$\\{}".contains($0) }, "\(figure.name) is titled ‘\(title)’")
      #expect(svg.utf8.count < 400_000)
    }
    #expect(!page.contains("{{") && !page.contains("✗") && !page.contains(Programs.package.path))
  }

  @Test func `results are named, rounded nowhere and have sorted keys`() throws {
    let folder = try TemporaryFolder()
    _ = try Programs.run("chapter1", "--output", folder.path)
    _ = try Programs.run("chapter2", "--output", folder.path)
    let first = try JSONDecoder().decode(Results.self, from: try #require(folder.data("chapter1/results.json")))
    let second = try JSONDecoder().decode(Results.self, from: try #require(folder.data("chapter2/results.json")))
    // Rounding leaves a gradient near 1e-12 and a difference between solvers near 1e-15.
    #expect(try #require(first.values["normalEquationGradientNorm"]) < 1e-9)
    #expect(try #require(first.values["olsVersusLapack"]) < 1e-10)
    #expect(abs(try #require(second.values["logLossMinimiser"]) - 0.75) < 1e-6)
    // The entropy −¼ ln ¼ − ¾ ln ¾.
    #expect(abs(try #require(second.values["logLossMinimum"]) - 0.562335144618808) < 1e-12)
    let text = try #require(folder.text("chapter1/results.json"))
    let keys = text.split(separator: "\n").compactMap { $0.wholeMatch(of: #/  "(\w+)" : .*/#).map { String($0.1) } }
    #expect(keys == ["chapter", "claims", "figures", "seed", "values"])
  }

  @Test func `bad input ends in one line and a status`() throws {
    let seed = try Programs.run("chapter1", "--seed", "x")
    #expect(seed.status == 64)
    #expect(seed.errors == "chapter1: --seed is a whole number from 0, not ‘x’ (--help lists the options)\n")
    let epochs = try Programs.run("chapter1", "--epochs", "0")
    #expect(epochs.status == 64 && epochs.errors.hasPrefix("chapter1: --epochs is a whole number from 1, not 0"))
    let folder = try Programs.run("chapter2", "--output", "/dev/null/output")
    #expect(folder.status == 2)
    #expect(
      folder.errors
        == "chapter2: cannot write /dev/null/output/chapter2: /dev/null is not a folder; name another folder\n")
    let help = try Programs.run("chapter1", "--help")
    #expect(help.status == 0)
    for option in ["--seed", "--output", "--epochs", "--quiet", "--help"] { #expect(help.output.contains(option)) }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `a run that is stopped leaves the earlier output untouched`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    _ = try Programs.run("chapter1", "--output", folder.path, "--seed", "7")
    let before = folder.data("chapter1/results.json")
    let chapter = try RunningProgram(Programs.folder.appending(path: "chapter1"), ["--output", folder.path])
    // It has said its first word, and its page is not written yet.
    chapter.wait(for: "Chapter 1. ")
    chapter.send(signal)
    #expect(chapter.finish().status == (signal == SIGKILL ? SIGKILL : 128 + signal))
    #expect(folder.data("chapter1/results.json") == before && before != nil)
    #expect(folder.names() == ["chapter1"])
    _ = try Programs.run("chapter1", "--output", folder.path)
    #expect(folder.data("chapter1/results.json") != before)
  }
}
