import Foundation
import Recordings
import Testing

@testable import Weaving

/// A run of chapter 1 that makes a claim about a number and records it.
func run(
  seed: UInt64, _ measured: Double, _ requirement: Requirement = .below(1), statement: String = "It is small.",
  style: NumberStyle = .decimals(2)
) -> Recording {
  var run = Recording(of: 1, seed: seed)
  run.values = ["x": RecordedValue(measured.isFinite ? measured : 0, style)]
  run.results = [
    RecordedResult(line: 2, .claim(statement: statement, measured: measured, requirement: requirement))
  ]
  return run
}

/// A study of chapter 1 from such runs, with seeds from 1.
func study(
  _ measured: [Double], _ requirement: Requirement = .below(1), style: NumberStyle = .decimals(2), code: String = ""
) throws -> Study {
  let runs = zip(1..., measured).map { run(seed: $0, $1, requirement, style: style) }
  return Study(seeds: Seeds(runs.map(\.seed)), chapters: ["chapter1": try Study.Chapter(runs, code: code)])
}

@Suite struct StudyTests {
  @Test(
    arguments: [
      ("7", [7], "7"), ("1-3,10", [1, 2, 3, 10], "1-3,10"), (" 10, 2-3 ,1,2", [1, 2, 3, 10], "1-3,10"),
      ("0-0", [0], "0"),
      ("18446744073709551614-18446744073709551615", [.max - 1, .max], "18446744073709551614-18446744073709551615"),
    ] as [(String, [UInt64], String)])
  func `seeds are read and written as ranges`(text: String, all: [UInt64], again: String) throws {
    let seeds = try Seeds(text)
    #expect(seeds.all == all && seeds.text == again)
  }

  @Test(arguments: [
    ("5-1", "expected seeds such as 1-100 or 1-3,10, but the range ‘5-1’ is descending"),
    ("x", "expected seeds such as 1-100 or 1-3,10, but ‘x’ is neither a whole number nor a range"),
    ("1,,2", "expected seeds such as 1-100 or 1-3,10, but ‘’ is neither a whole number nor a range"),
    ("1-2-3", "expected seeds such as 1-100 or 1-3,10, but ‘1-2-3’ is neither a whole number nor a range"),
    ("+1", "expected seeds such as 1-100 or 1-3,10, but ‘+1’ is neither a whole number nor a range"),
    ("0-18446744073709551615", "expected at most 10000 seeds, but ‘0-18446744073709551615’ has more"),
    ("1-9000,20000-29000", "expected at most 10000 seeds, but ‘1-9000,20000-29000’ has more"),
  ])
  func `what is no list of seeds is said in one sentence`(text: String, message: String) {
    #expect(throws: StudyError(message)) { try Seeds(text) }
  }

  @Test func `a study counts claims and spreads numbers`() throws {
    let chapter = try #require(try study([0.5, 3, 0.25, 0.75]).chapters["chapter1"])
    let claim = chapter.claims[0]
    #expect(claim.holds == 3 && claim.fails.all == [2] && claim.requirement == .below(1))
    // The mean of the two in the middle, 0.5 and 0.75; exact in binary.
    #expect((claim.measured.least, claim.measured.median, claim.measured.greatest) == (0.25, 0.625, 3))
    #expect(chapter.values["x"]?.sum == 4.5 && chapter.value(.mean, of: "x")?.number == 1.125)
    #expect(try study([3, 1, 2]).chapters["chapter1"]?.claims[0].measured.median == 2)
  }

  @Test func `infinities and NaN are sorted`() throws {
    let measured = Study.Spread([.nan, 1, -.infinity, .infinity])
    #expect(measured.least == -.infinity && measured.median == .infinity && measured.greatest.isNaN)
    #expect(Study.Spread([.infinity, .infinity]).median == .infinity)
    #expect(Study.Spread([1.5e308, 1.7e308]).median == 1.6e308)
    let claim = try #require(try study([.nan, .infinity, 0]).chapters["chapter1"]?.claims[0])
    #expect(claim.holds == 1 && claim.fails.all == [1, 2])
    let kept = try study([.nan, .infinity, -.infinity])
    let json = try kept.json()
    #expect(try Study(json: json) == kept)
    #expect(String(decoding: json, as: UTF8.self).contains(#""greatest":"not a number","least":"−∞","median":"∞""#))
  }

  @Test func `runs that do not make the same claims do not make a study`() {
    func message(_ other: Recording) -> String? {
      do {
        _ = try Study.Chapter([run(seed: 1, 0.5), other], code: "")
        return nil
      } catch {
        return error.description
      }
    }
    #expect(message(run(seed: 2, 0.5)) == nil)
    #expect(
      message(run(seed: 2, 0.5, statement: "Seed 2 is small."))
        == "claim 1 of chapter1 is ‘It is small.’ with seed 1 and ‘Seed 2 is small.’ with seed 2; a statement cannot depend "
        + "on the seed: write a mark such as {{name}}")
    #expect(
      message(run(seed: 2, 0.5, .below(2)))
        == "‘It is small.’ of chapter1 requires below 1 with seed 1 and below 2 with seed 2; a bound cannot depend on the "
        + "seed: measure the difference from it")
    var none = run(seed: 2, 0.5)
    none.results = []
    #expect(message(none) == "chapter1 makes 1 claims with seed 1 and 0 with seed 2")
    var other = run(seed: 2, 0.5)
    other.values["y"] = RecordedValue(1, .shortest)
    #expect(message(other) == "chapter1 records the value ‘y’ with seed 2, but not with seed 1")
    var twice = run(seed: 1, 0.5)
    twice.results += twice.results
    #expect(
      throws: StudyError("chapter1 makes the claim ‘It is small.’ twice; claims are identified by their statements")
    ) {
      try Study.Chapter([twice], code: "")
    }
  }

  @Test func `a study belongs to the code that makes the same claims and measures the same digits`() throws {
    let package = try TemporaryPackage(chapters: [1: "//: # One\nclaim()"])
    let book = try package.book()
    let study = try study([0.5, 0.25], code: book.codeDigest(of: 1))
    #expect(study.difference(from: run(seed: 1, 0.5), of: book) == nil)
    #expect(study.difference(from: run(seed: 9, 0.1), of: book) == nil)
    // Of a seed that was not studied no digits are known, but the code is.
    let otherPackage = try TemporaryPackage(chapters: [1: "//: # One\nclaim(1)"])
    let other = try otherPackage.book()
    #expect(study.difference(from: run(seed: 1, 0.5), of: other) == nil)
    #expect(study.difference(from: run(seed: 9, 0.1), of: other) == "the study was made with different code")
    #expect(study.difference(from: run(seed: 1, 0.5.nextUp), of: book) == "the run has different digits from the study")
    #expect(
      study.difference(from: run(seed: 9, 0.5, statement: "It is tiny."), of: book)
        == "the study lacks the claim ‘It is tiny.’")
    #expect(
      study.difference(from: run(seed: 9, 0.5, .below(2)), of: book)
        == "‘It is small.’ requires below 2, but below 1 in the study")
    var fewer = run(seed: 9, 0.5)
    fewer.results = []
    #expect(
      study.difference(from: fewer, of: book)
        == "the study has the claim ‘It is small.’, which the chapter does not make")
    fewer = run(seed: 9, 0.5)
    fewer.values["y"] = RecordedValue(1, .shortest)
    #expect(study.difference(from: fewer, of: book) == "the study lacks the value ‘y’")
    fewer.values = [:]
    #expect(study.difference(from: fewer, of: book) == "the study has the value ‘x’, which the chapter does not record")
    #expect(
      Study(seeds: study.seeds, chapters: [:]).difference(from: run(seed: 1, 0.5), of: book)
        == "the study lacks the chapter")
  }

  @Test func `the digest of code sees code and nothing else`() throws {
    func digest(_ main: String, _ figures: String = "") throws -> String {
      let package = try TemporaryPackage(chapters: [1: main], files: ["chapters/chapter1/Figures.swift": figures])
      return try package.book().codeDigest(of: 1)
    }
    let first = try digest("//: # One\nlet x = 1  //hide\nlet s = \"a b\"")
    #expect(try digest("//: # Two\n// A comment.\nlet  x =\n  1\nlet s = \"a b\"") == first)
    #expect(try digest("//: # One\nlet x = 2  //hide\nlet s = \"a b\"") != first)
    #expect(try digest("//: # One\nlet x = 1  //hide\nlet s = \"ab\"") != first)
    #expect(try digest("//: # One\nlet x = 1  //hide\nlet s = \"a b\"", "let y = 1") != first)
  }

  @Test func `a digest is eight digits that files and signs of zero do not change`() {
    // FNV-1a of 64 bits over the same bytes, its halves joined by exclusive or, by References/make_digest_reference.py.
    #expect(run(seed: 1, 0.5).digest == "0d6d79b8")
    #expect(run(seed: 1, 0.0).digest == run(seed: 2, -0.0).digest)
    #expect(run(seed: 1, .nan).digest == run(seed: 1, -.nan).digest)
    #expect(run(seed: 1, .nan).digest != run(seed: 1, .infinity).digest)
  }

  @Test func `the seeds to run again follow from the measurements`() throws {
    let numbers = (0..<40).map { 1 / Double($0 + 2) }
    let (one, other) = (try study(numbers), try study(numbers.map { $0 / 3 }))
    #expect(one.sample(3).all.count == 3 && one.sample(3) == one.sample(3))
    // Two studies choose the same three of 40 seeds once in 9,880 times.
    #expect(one.sample(3) != other.sample(3))
    #expect(one.sample(99) == one.seeds)
  }

  @Test func `a study is saved as the same bytes, and small`() throws {
    let study = try study([0.5, 0.1, 1 / 3])
    let json = try study.json()
    #expect(try Study(json: json) == study && Study(json: json).json() == json)
    let lines = String(decoding: json, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == #"{"version":3,"seeds":"1-3","chapters":{"# && lines.count == 7)
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("{", "it is not JSON"), ("{}", "it lacks ‘version’"),
    ("[]", "it has a value of the wrong type"),
    (#"{"version":1,"seeds":"1","chapters":{}}"#, "expected version 3, but it is 1"),
    (
      #"{"version":3,"seeds":"3-1","chapters":{}}"#,
      "expected seeds such as 1-100 or 1-3,10, but the range ‘3-1’ is descending"
    ),
    (
      #"{"version":3,"seeds":"1","chapters":{"dice":{"claims":[],"values":{},"code":""}}}"#,
      "it lacks ‘digests’ in chapters, dice"
    ),
    (
      #"{"version":3,"seeds":"1,2","chapters":{"dice":{"claims":[],"values":{},"code":"","digests":["0"]}}}"#,
      "dice has 1 digests, but there are 2 seeds"
    ),
    (
      #"{"version":3,"seeds":"1","chapters":{"dice":{"claims":[{"statement":"S","requirement":{"below":{"_0":1}},"holds":1,"#
        + #""fails":"1","measured":{"least":0,"median":0,"greatest":0}}],"values":{},"code":"","digests":["0"]}}}"#,
      "the seeds for which ‘S’ holds and fails are not those of the study"
    ),
  ])
  func `a damaged file is told in one sentence`(json: String, reason: String) {
    #expect(
      throws: StudyError(
        "chapters/seeds.json cannot be read: \(reason); delete it and make a new one with ‘swift run report --seeds 1-100’"
      )
    ) { try Study(json: Data(json.utf8)) }
  }
}
