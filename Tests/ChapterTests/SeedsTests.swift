import Foundation
import TestPrograms
import Testing

/// The study of many seeds, with a package whose one chapter does what its environment asks for.
@Suite(.serialized) struct SeedsTests {
  /// Programs of their own, so that the runs that are kept beside them are, too, and the sources.
  private let (programs, package): (TemporaryFolder, TemporaryFolder)

  init() throws {
    (programs, package) = (try TemporaryFolder(), try TemporaryFolder())
    for name in ["report", "misuse"] {
      try FileManager.default.copyItem(
        at: Programs.folder.appending(path: name), to: programs.url.appending(path: name))
    }
    try FileManager.default.copyItem(
      at: Programs.package.appending(path: "Tests/Fixtures/chapters"), to: package.url.appending(path: "chapters"))
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

  @Test func `a study counts, is kept, and goes on where it stopped`() throws {
    let first = try report("--seeds", "1-3")
    #expect(first.status == 0 && first.errors.isEmpty, "\(first)")
    #expect(
      first.output
        == """
        3 of 3 seeds
        ✗ Chapter 1: ‘The seed is odd.’ 2 of 3; 0 to 1, required exactly 1; fails for 2
        All claims hold for 2 of 3 seeds.
        Written to chapters/seeds.json

        """.replacing("0 to 1", with: "0–1"))
    #expect(runs() == ["1", "2", "3"])
    let kept = try #require(study)
    #expect(kept.hasPrefix(#"{"version":2,"seeds":"1-3","chapters":{"# + "\n\"misuse\":"))

    // What has run does not run again, and the study is the same.
    #expect(try report("--seeds", "1-3").status == 0 && runs().isEmpty && study == kept)
    #expect(try report("--seeds", "2-4", "--chapters", "misuse").status == 0 && runs() == ["4"])
    #expect(try report("--seeds", "1-3", "--fresh").status == 0 && runs() == ["1", "2", "3"] && study == kept)
    // Another program starts anew.
    let program = programs.url.appending(path: "misuse")
    try (try Data(contentsOf: program) + Data([0])).write(to: program)
    #expect(try report("--seeds", "1-3").status == 0 && runs() == ["1", "2", "3"])
    #expect(programs.names("recorded-seeds").count == 1)
  }

  @Test func `a study is interrupted in one sentence, and goes on`() throws {
    let process = Process()
    process.executableURL = programs.url.appending(path: "report")
    process.arguments = ["--package", package.path, "--seeds", "1-4"]
    // Seed 4 waits.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["MISUSE": "slow seed", "RUNS": programs.path + "/runs"]) { $1 }
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    // Less than seed 4 waits, and enough for three runs on a busy machine.
    let deadline = Date.now + 110
    func isKept(_ entry: String) -> Bool {
      entry.hasPrefix("misuse@") && programs.names("recorded-seeds/\(entry)").count == 3
    }
    while !programs.names("recorded-seeds").contains(where: isKept), Date.now < deadline {
      Thread.sleep(forTimeInterval: 0.05)
    }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + SIGINT)
    #expect(
      String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        == "report: interrupted; the next start with the same programs goes on where this one stopped\n")
    #expect(study == nil && runs() == ["1", "2", "3"])
    let next = try report("--seeds", "1-4")
    #expect(next.status == 0 && runs() == ["4"], "\(next)")
    #expect(programs.names("recorded-seeds").count == 1)
  }

  @Test func `kept seeds are run anew, and what differs is named`() throws {
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
      other.status == 1 && other.output.contains("✗ misuse, seed 1: the run has other digits than the study\n"))
    #expect(study == damaged)
  }

  @Test func `what makes no study leaves the kept one untouched`() throws {
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
          == "report: chapter 1 failed for the seeds 1-3: misuse: ended before chapter.finish(), so that nothing was written\n"
    )
    #expect(study == nil)
    for (file, reason) in [("{", "it is not in JSON"), (#"{"version":7}"#, "expected version 2, but it is 7")] {
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

  @Test func `a study of some chapters renews its part of one with the same seeds`() throws {
    try FileManager.default.createDirectory(
      at: package.url.appending(path: "chapters/other"), withIntermediateDirectories: true)
    try Data("//: # Other\n".utf8).write(to: package.url.appending(path: "chapters/other/main.swift"))
    try Data(#"{"title": "A book", "chapters": ["other", "misuse"]}"#.utf8)
      .write(to: package.url.appending(path: "chapters/book.json"))
    func part(_ seeds: String) throws -> String { try report("--seeds", seeds, "--chapters", "misuse").errors }
    let ending = "; run all chapters, or the seeds of the study\n"
    let beginning = "report: a study of some chapters renews a part of chapters/seeds.json, which "
    #expect(try part("1-2") == beginning + "is not there" + ending)
    let kept = #"{"version":2,"seeds":"1-2","chapters":{"other":{"claims":[],"values":{},"digests":["0","1"]}}}"#
    try Data(kept.utf8).write(to: package.url.appending(path: "chapters/seeds.json"))
    #expect(try part("1-3") == beginning + "is one of the seeds 1-2" + ending)
    #expect(study == kept)
    #expect(try part("1-2") == "")
    #expect(study?.contains("\n\"other\":{\"claims\":[") == true && study?.contains("\n\"misuse\":{") == true)
  }

  @Test(arguments: [
    (["--seeds", "5-1"], "report: --seeds: expected seeds such as 1-100 or 1-3,10, but the range ‘5-1’ goes down"),
    (["--seeds", "x"], "report: --seeds: expected seeds such as 1-100 or 1-3,10, but ‘x’ is neither a whole number"),
    (["--check-seeds", "0"], "report: --check-seeds is a number of seeds from 1, not 0"),
    (["--seeds", "1", "--check"], "report: --seeds makes a study and --check-seeds compares one, without a report"),
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
