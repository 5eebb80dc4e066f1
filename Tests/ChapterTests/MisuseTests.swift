import Foundation
import TestPrograms
import Testing

/// What a chapter's author can do wrong ends in one line that says so, and a status; the output of an earlier run stays.
@Suite struct MisuseTests {
  private let place = "chapters/misuse/main.swift"

  private func run(_ misuse: String, _ folder: TemporaryFolder) throws -> Programs.Run {
    try Programs.run(
      Programs.folder.appending(path: "misuse"), ["--output", folder.path], environment: ["MISUSE": misuse])
  }

  @Test(arguments: [
    ("value of nothing", ":19: the value ‘nothing’ should be a finite number, but is nan"),
    ("value twice", ":20: the value ‘one’ is recorded twice"),
    (
      "value with an odd name",
      ":21: a value's name consists of letters, digits, spaces and hyphens and starts with a letter, unlike ‘a:b’"
    ),
    (
      "value named for the seeds",
      ":35: ‘{{seeds}}’ is reserved for the number of seeds studied; give the value another name"
    ),
    ("ragged table", ":22: the table ‘t’ has 2 columns, but one row has 1 cells: ‘1’"),
    (
      "figure with an odd name",
      ":23: a figure's name consists of letters, digits and hyphens and does not start with a hyphen, unlike ‘../a’"
    ),
    ("figure without alt", ":25: the figure ‘dumb’ has no alternative text (alt)"),
  ])
  func `a misuse names its line`(misuse: String, message: String) throws {
    let folder = try TemporaryFolder()
    _ = try run("", folder)
    let before = folder.data("misuse/results.json")
    let result = try run(misuse, folder)
    #expect(result.status == 2 && result.errors == "misuse: \(place)\(message)\n", "\(result)")
    #expect(before != nil && folder.data("misuse/results.json") == before && folder.names() == ["misuse"])
  }

  @Test func `results are recorded in main alone`() throws {
    let folder = try TemporaryFolder()
    let result = try run("other file", folder)
    #expect(
      result.status == 2 && result.errors.contains(":3: results can be recorded only in chapters/misuse/main.swift"))
    #expect(folder.names().isEmpty)
  }

  @Test(arguments: [
    ("failed check", "2×2 times a vector of 1: the matrix has 2 columns", "main.swift:33"),
    ("index", "Index out of range", "main.swift:42"),
    ("unequal", "Scatter: x has 3 values, y has 2 values", "Figures.swift:6"),
  ])
  func `a failed check names the line of the chapter`(misuse: String, message: String, place: String) throws {
    let folder = try TemporaryFolder()
    let run = try run(misuse, folder)
    let lines = run.errors.split(separator: "\n")
    #expect(run.status == 2 && lines.count == 2 && lines.first?.hasSuffix("Fatal error: \(message)") == true, "\(run)")
    #expect(
      lines.last == "chapters/misuse/\(place): stopped by a fatal error; the output of earlier runs is unchanged")
  }

  @Test func `an error that nothing catches ends without a backtrace`() throws {
    let run = try run("error", try TemporaryFolder())
    #expect(run.status == 2 && run.errors.contains("expected a positive-definite matrix"))
    #expect(run.errors.split(separator: "\n").count == 2)
    #expect(
      run.errors.hasSuffix("\nchapters/misuse: stopped by a fatal error; the output of earlier runs is unchanged\n"))
  }

  @Test func `a chapter that is quiet names a claim that does not hold`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run(
      Programs.folder.appending(path: "misuse"), ["--output", folder.path, "--quiet"],
      environment: ["MISUSE": "false claim"])
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.errors
        == "misuse: \(place):17: the claim ‘One is more than two.’ does not hold: measured 1, required above 2\n",
      "\(run)")
  }

  @Test func `a chapter that ends before finish says so`() throws {
    let folder = try TemporaryFolder()
    let result = try run("early end", folder)
    #expect(result.status == 2)
    #expect(result.errors == "misuse: ended before chapter.finish(), so nothing was written\n")
    #expect(folder.names().isEmpty)
  }

  @Test func `a claim that does not hold is written, marked, and is the status`() throws {
    let folder = try TemporaryFolder()
    let wrong = try run("false claim", folder)
    #expect(wrong.status == 1 && wrong.output.contains("1 of 2 claims hold."))
    #expect(try #require(folder.text("misuse/misuse.md")).contains("> ✗ **Claim 1.2.** One is more than two."))
    let nothing = try run("claim of nothing", folder)
    #expect(nothing.status == 1)
    #expect(try #require(folder.text("misuse/results.json")).contains("\"measured\" : null"))
  }

  @Test func `a figure says what it could not show`() throws {
    let folder = try TemporaryFolder()
    let result = try run("figure with nothing", folder)
    #expect(
      result.status == 0 && result.errors.contains(":30: figure ‘nothing’: Line: 1 data point has no place"),
      "\(result)")
    // What it took to draw it is kept.
    #expect(folder.text("misuse/timings.json")?.contains("\"nothing\" : ") == true)
  }

  @Test func `a value has four digits unless told`() throws {
    #expect(try run("third", try TemporaryFolder()).output.contains("\n  third = 0.3333\n"))
  }

  @Test func `pages that an earlier run has written and this one has not are gone, and that is said`() throws {
    let folder = try TemporaryFolder()
    func run(_ formats: String) throws -> Programs.Run {
      try Programs.run("misuse", "--output", folder.path, "--format", formats)
    }
    #expect(try !run("markdown,html").output.contains("Removed"))
    #expect(try run("markdown").output.contains("\nRemoved misuse.html of an earlier run\n"))
    #expect(try !run("markdown").output.contains("Removed"))
    #expect(folder.names("misuse").contains("misuse.md") && !folder.names("misuse").contains("misuse.html"))
  }

  @Test func `what is in the way is not replaced`() throws {
    let folder = try TemporaryFolder()
    try Data("precious".utf8).write(to: folder.url.appending(path: "misuse"))
    let result = try run("", folder)
    #expect(result.status == 2 && result.errors.hasSuffix("misuse is not a folder; name another folder\n"), "\(result)")
    #expect(folder.text("misuse") == "precious" && folder.names() == ["misuse"])
  }
}
