import Foundation
import Recordings
import Testing

@testable import Weaving

/// What is too large or too deep is an error that names its line.
@Suite(.serialized) struct BoundsTests {
  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  private func lines(_ count: Int, _ text: String) -> String { times(count, "//: \(text)\n") }

  @Test func `prose`() {
    let faults = [
      ("//: a\n//: $\(times(2501, "x"))$", "a formula has at most 2500 bytes, but this one has 2501"),
      ("//: a\n//: $\(times(41, "{"))x\(times(41, "}"))$", "a formula is at most 40 levels deep"),
      ("//: a\n//: $\(times(41, "\\sqrt"))x$", "a formula is at most 40 levels deep"),
      ("//: a\n//: $\(times(41, "\\left("))$", "a formula is at most 40 levels deep"),
      ("//: a\n//: \(times(21, "> "))b", "text is nested at most 20 levels deep"),
      ("//: a\n//: \(times(10_000, "x"))", "a line has at most 10000 bytes, but this one has 10004; break it"),
    ]
    for (source, message) in faults {
      #expect(weavingError(source)?.hasPrefix("chapters/chapter1/main.swift:3: \(message)") == true, "\(message)")
    }
    let wide = lines(1, times(200, "|a") + "|") + lines(1, times(200, "|-") + "|") + lines(50, "|b")
    for (source, message) in [
      (wide, "a table has at most 10000 cells"), (lines(3000, "abcdef"), "a piece of prose has at most 20000 bytes"),
      (times(501, "//: it's\n"), "a piece of prose has at most 500 straight quotation marks"),
      (times(501, "//: a <? b\n"), "a piece of prose has at most 500 straight quotation marks"),
      ("//: ## " + times(1001, "x"), "such a text has at most 1000 bytes"),
      (times(1501, "//: $x$\n"), "a piece of prose holds at most 3000 formulas, marks"),
    ] {
      #expect(weavingError(source)?.contains(message) == true, "\(message)")
    }
    #expect(
      weavingError(times(20_000, "a line of code\n"))?.contains("1: a file of a book has at most 200000 bytes") == true)
    let formulas = (0..<301).map { "//: $\(times(99, "x"))_{\($0)}$\n//: ## a\n" }.joined()
    #expect(weavingError(formulas)?.contains(":574: a chapter has at most 1500 formulas with 30000 bytes") == true)
    let most = times(15, lines(100, "$\(times(20, "x"))$") + "//: ## a\n")
    #expect(weavingError(most) == nil)
    #expect(weavingError(most + "//: $x$")?.contains(":1517: a chapter has at most 1500 formulas") == true)
  }

  @Test func `what a run records`() {
    let rows = Array(repeating: Array(repeating: TableCell.text("a"), count: 100), count: 100)
    let table = RecordedResult.Content.table(
      name: "t", caption: "A", columns: Array(repeating: "b", count: 100), rows: rows)
    let place = "chapters/chapter1/main.swift:2: "
    #expect(
      weavingError("chapter.table(\"t\", x)", results: [RecordedResult(line: 2, table)])
        == place + "the table ‘t’ has more than 10000 cells")
    let output = RecordedResult(line: 2, .output(times(100_001, "x")))
    #expect(
      weavingError("f()", results: [output]) == place + "such a text has at most 100000 bytes, but this one has 100001")
    #expect(
      weavingError("f()", results: Array(repeating: RecordedResult(line: 2, .output("x")), count: 2001))
        == place + "a chapter shows at most 2000 texts, figures, tables and claims; this would be one more")
    let figure = RecordedResult(line: 2, .figure(name: "../a", caption: "A", alt: "B"))
    #expect(
      weavingError("chapter.figure(\"../a\", x)", results: [figure])
        == place
        + "a figure's name consists of letters, digits and hyphens and does not start with a hyphen, unlike ‘../a’")
  }

  @Test func `strings in strings take no stack, and a long statement no time`() throws {
    // Line breaks do not end such strings.
    let deep = times(30_000, "\"\"\"\\(")
    #expect(try blocks(deep.chunked(9000)).count == 1)
    let statement = "chapter.claim(\n" + times(20_000, "a,\n") + ")"
    let start = ContinuousClock.now
    #expect(try blocks(statement).isEmpty)
    // A hundredth of a second; with the square of the lines it was ten.
    #expect(start.duration(to: .now) < .seconds(2))
  }

  @Test func `a program that never returns is ended, and the engine goes on`() throws {
    let engine = JavaScriptEngine()
    #expect(throws: JavaScriptError.self) { try engine.run("while (true) {}") }
    try engine.run("function same(x) { return x; }")
    #expect(try engine.call("same", "a") == "a")
  }
}

extension String {
  /// The text with a line break after every so many characters.
  fileprivate func chunked(_ count: Int) -> String {
    var (text, rest) = ("", self[...])
    while !rest.isEmpty {
      text += rest.prefix(count) + "\n"
      rest = rest.dropFirst(count)
    }
    return text
  }
}
