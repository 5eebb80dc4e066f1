import Foundation
import TestPrograms
import Testing

@testable import ReportKit

/// The study of many seeds, with a package whose one chapter does what its environment asks for.
@Suite(.serialized) struct SeedsTests {
  /// Programs of their own, so that the runs that are kept beside them are, too, and the sources.
  private let (programs, package): (TemporaryFolder, TemporaryFolder)

  init() throws {
    let book = try MisusedBook()
    (programs, package) = (book.programs, book.package)
  }

  private func report(_ arguments: String..., misuse: String = "unlucky seed") throws -> Programs.Run {
    try Programs.run(
      programs.url.appending(path: "report"), ["--package", package.path] + arguments,
      environment: ["MISUSE": misuse, "RUNS": programs.path + "/runs"])
  }

  /// The seeds that the chapter has run with, and forgets them.
  private func runs() -> [String] {
    defer { try? FileManager.default.removeItem(atPath: programs.path + "/runs") }
    return programs.names("runs")
  }

  private var study: String? { package.text("chapters/seeds.json") }

  @Test func `a study counts, is saved, and continues where it stopped`() throws {
    let first = try report("--seeds", "1-3")
    #expect(first.status == 0 && first.errors.isEmpty, "\(first)")
    #expect(
      first.output
        == """
        3 of 3 seeds
        ✗ Chapter 1: ‘The seed is odd.’ holds for 2 of 3; 0 to 1, required exactly 1; fails for 2
        All claims hold for 2 of 3 seeds.
        Written to chapters/seeds.json

        """.replacing("0 to 1", with: "0–1"))
    #expect(runs() == ["1", "2", "3"])
    let kept = try #require(study)
    #expect(kept.hasPrefix(#"{"version":3,"seeds":"1-3","chapters":{"# + "\n\"misuse\":"))

    // Finished runs are not repeated, and the study is the same.
    #expect(try report("--seeds", "1-3").status == 0 && runs().isEmpty && study == kept)
    #expect(try report("--seeds", "2-4", "--chapters", "misuse").status == 0 && runs() == ["4"])
    #expect(try report("--seeds", "1-3", "--fresh").status == 0 && runs() == ["1", "2", "3"] && study == kept)
    // A different program starts again.
    let program = programs.url.appending(path: "misuse")
    try (try Data(contentsOf: program) + Data([0])).write(to: program)
    #expect(try report("--seeds", "1-3").status == 0 && runs() == ["1", "2", "3"])
    #expect(programs.names("recorded-seeds").count == 1)
  }

  @Test func `the time left is told in seconds, and when it is long in minutes`() {
    #expect([0.2, 99, 100, 7200].map(StudyBoard.text(seconds:)) == ["0 s", "99 s", "2 min", "120 min"])
  }

  @Test func `a study is interrupted with one sentence, and continues`() throws {
    // Seed 4 waits.
    let report = try RunningProgram(
      programs.url.appending(path: "report"), ["--package", package.path, "--seeds", "1-4"],
      environment: ["MISUSE": "slow seed", "RUNS": programs.path + "/runs"])
    // Less than seed 4 waits, and enough for three runs on a busy machine.
    let deadline = Date.now + 110
    func isKept(_ entry: String) -> Bool {
      entry.hasPrefix("misuse@") && programs.names("recorded-seeds/\(entry)").count == 3
    }
    while !programs.names("recorded-seeds").contains(where: isKept), Date.now < deadline {
      Thread.sleep(forTimeInterval: 0.05)
    }
    report.send(SIGINT)
    let interrupted = report.finish()
    #expect(interrupted.status == 128 + SIGINT)
    #expect(
      interrupted.errors
        == "report: interrupted; the same command continues from here as long as the programs stay the same\n")
    #expect(study == nil && runs() == ["1", "2", "3"])
    let next = try self.report("--seeds", "1-4")
    #expect(next.status == 0 && runs() == ["4"], "\(next)")
    #expect(programs.names("recorded-seeds").count == 1)
  }

  @Test func `saved seeds are run again, and differences are named`() throws {
    let missing = try report("--check-seeds", "3")
    #expect(
      missing.status == 2
        && missing.errors
          == "report: expected a study of many seeds in chapters/seeds.json, which ‘swift run report --seeds 1-100’ makes\n"
    )
    _ = try report("--seeds", "1-3")
    _ = runs()
    let same = try report("--check-seeds", "2")
    #expect(same.status == 0 && same.output.hasPrefix("2 of 2 seeds\nchapters/seeds.json is what the code measures, "))
    #expect(runs().count == 2)
    let more = try report("--check-seeds", "3", misuse: "")
    #expect(more.status == 1, "\(more)")
    #expect(
      more.output.contains(
        "✗ misuse, seed 1: the study has the claim ‘The seed is odd.’, which the chapter does not make\n"))
    let damaged = try #require(study).replacing(/"digests":\["......../) { "\($0.output.dropLast(8))00000000" }
    try Data(damaged.utf8).write(to: package.url.appending(path: "chapters/seeds.json"))
    let other = try report("--check-seeds", "3")
    #expect(
      other.status == 1 && other.output.contains("✗ misuse, seed 1: the run has different digits from the study\n"))
    #expect(study == damaged && other.output.hasSuffix("Run ‘swift run report --seeds 1-3’ and look at the changes.\n"))
  }

  @Test func `runs that make no study leave the saved one unchanged`() throws {
    let statement = try report("--seeds", "1-2", misuse: "statement with the seed")
    #expect(
      statement.status == 2
        && statement.errors.hasPrefix(
          "report: claim 2 of misuse is ‘The seed is 1.’ with seed 1 and ‘The seed is 2.’")
    )
    let failing = try report("--seeds", "1-3", "--fresh", misuse: "early end")
    #expect(
      failing.status == 1
        && failing.errors
          == "report: chapter 1 failed for the seeds 1-3: ended before chapter.finish(), so nothing was written\n"
    )
    #expect(failing.output == "3 of 3 seeds, 3 failed\n0 of 3 seeds ran; chapters/seeds.json is unchanged.\n")
    // Seeds 3 and 4 are past the end of a list of three.
    let partly = try report("--seeds", "1-4", "--fresh", misuse: "index")
    #expect(partly.status == 1 && partly.output.hasSuffix("\n2 of 4 seeds ran; chapters/seeds.json is unchanged.\n"))
    #expect(
      partly.errors
        == "report: chapter 1 failed for the seeds 3-4: chapters/misuse/main.swift:42: Index out of range\n",
      "\(partly)")
    #expect(study == nil)
    for (file, reason) in [("{", "it is not JSON"), (#"{"version":7}"#, "expected version 3, but it is 7")] {
      try Data(file.utf8).write(to: package.url.appending(path: "chapters/seeds.json"))
      for option in [
        ["--seeds", "1-2"], ["--check-seeds", "1"], ["--format", "markdown", "--output", programs.path + "/o"],
      ] {
        let run = try Programs.run(programs.url.appending(path: "report"), ["--package", package.path] + option)
        #expect(
          run.status != 0 && run.errors.contains("chapters/seeds.json cannot be read: \(reason); delete it"), "\(run)")
        #expect(run.errors.split(separator: "\n").count == 1 && study == file)
      }
    }
  }

  @Test func `a study of some chapters updates its part of one with the same seeds`() throws {
    try FileManager.default.createDirectory(
      at: package.url.appending(path: "chapters/other"), withIntermediateDirectories: true)
    try Data("//: # Other\n".utf8).write(to: package.url.appending(path: "chapters/other/main.swift"))
    try Data(#"{"title": "A book", "chapters": ["other", "misuse"]}"#.utf8)
      .write(to: package.url.appending(path: "chapters/book.json"))
    func part(_ seeds: String) throws -> String { try report("--seeds", seeds, "--chapters", "misuse").errors }
    let ending = "; run all chapters, or use the seeds of the saved study\n"
    let beginning = "report: a study of some chapters updates part of chapters/seeds.json, which "
    #expect(try part("1-2") == beginning + "does not exist" + ending)
    let other = #"{"other":{"claims":[],"values":{},"code":"","digests":["0","1"]}}"#
    let kept = #"{"version":3,"seeds":"1-2","chapters":\#(other)}"#
    try Data(kept.utf8).write(to: package.url.appending(path: "chapters/seeds.json"))
    #expect(try part("1-3") == beginning + "has the seeds 1-2" + ending)
    #expect(study == kept)
    #expect(try part("1-2") == "")
    #expect(study?.contains("\n\"other\":{\"claims\":[") == true && study?.contains("\n\"misuse\":{") == true)
  }

  @Test(arguments: [
    (["--seeds", "5-1"], "report: --seeds: expected seeds such as 1-100 or 1-3,10, but the range ‘5-1’ is descending"),
    (["--seeds", "x"], "report: --seeds: expected seeds such as 1-100 or 1-3,10, but ‘x’ is neither a whole number"),
    (["--check-seeds", "0"], "report: --check-seeds is a whole number from 1, not 0"),
    (
      ["--seeds", "1", "--check"],
      "report: --seeds makes a study, --check-seeds compares one, and neither makes a report"
    ),
  ])
  func `a wrong option is told in one sentence`(options: [String], message: String) throws {
    let run = try Programs.run(Programs.folder.appending(path: "report"), options)
    #expect(run.status == 64 && run.errors.hasPrefix(message) && run.errors.split(separator: "\n").count == 1, "\(run)")
  }

  @Test(arguments: Programs.chapters)
  func `a chapter measures the same, whether it draws or not`(chapter: String) throws {
    let folder = try TemporaryFolder()
    _ = try Programs.run(chapter, "--output", folder.path + "/whole", "--seed", "3", "--record-only")
    _ = try Programs.run(chapter, "--output", folder.path, "--seed", "3", "--measure-only")
    #expect(folder.names(chapter) == ["recording.json", "results.json", "timings.json"])
    struct Results: Decodable, Equatable {
      struct Claim: Decodable, Equatable {
        var statement: String
        var measured: Double?
      }
      var values: [String: Double]
      var claims: [Claim]
    }
    func results(_ folder: TemporaryFolder, _ name: String) throws -> Results {
      try JSONDecoder().decode(Results.self, from: try #require(folder.data("\(name)/results.json")))
    }
    #expect(try results(folder, chapter) == results(folder, "whole/\(chapter)"))
  }
}
