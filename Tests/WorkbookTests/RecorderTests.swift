import Foundation
import Recordings
import Testing
import Weaving

@testable import Workbook

/// What a chapter can record, tested without a process.
@Suite struct RecorderTests {
  private let main = "chapters/dice/main.swift"

  private func recorder() -> Recorder {
    Recorder(for: ChapterPlace(number: 2, name: "dice"), seed: 7, epochs: nil)
  }

  private func site(_ line: Int) -> CallSite { CallSite(file: "/books/dice/\(main)", line: line) }

  /// The message of an error that gives the file and line 3.
  private func message(_ action: (inout Recorder, CallSite) throws(WeavingError) -> Void) -> String? {
    var recorder = recorder()
    do {
      try action(&recorder, site(3))
      return nil
    } catch {
      #expect(error.file == main && error.line == 3)
      return error.message
    }
  }

  @Test func `everything is recorded with its line, in the order of the run`() throws {
    var recorder = recorder()
    #expect(try recorder.record("mean loss", 0.25, .decimals(3), at: site(4)) == "  mean loss = 0.250")
    #expect(try recorder.show("a\nb", at: site(9)) == "    a\n    b")
    #expect(try recorder.figure("rolls", caption: "C", alt: "A", at: site(5)) == "  figure rolls")
    #expect(try recorder.table("t", "T", columns: ["a"], rows: [[.integer(1)]], at: site(6)) == "  table t")
    let recording = recorder.recording
    #expect(recording.chapter.number == 2 && recording.seed == 7 && recording.epochs == nil)
    #expect(recording.values == ["mean loss": RecordedValue(0.25, .decimals(3))])
    #expect(recording.results.map(\.line) == [9, 5, 6])
  }

  @Test func `a claim says what was measured and whether it holds`() throws {
    var recorder = recorder()
    let held = try recorder.claim("It is small.", 0.5, .below(1), of: nil, at: site(1))
    #expect(held.holds && held.text == "measured 0.5000, required below 1")
    let missed = try recorder.claim("It is small.", .nan, .below(1), of: "rolls", at: site(2))
    #expect(!missed.holds)
    guard case .claim(_, _, _, let figure) = recorder.recording.results[1].content else {
      Issue.record("no claim")
      return
    }
    #expect(figure == "rolls")
  }

  @Test(arguments: [
    ("", "a value's name consists of letters, digits, spaces and hyphens and starts with a letter, unlike ‘’"),
    ("1st", "a value's name consists of letters, digits, spaces and hyphens and starts with a letter, unlike ‘1st’"),
    ("a:b", "a value's name consists of letters, digits, spaces and hyphens and starts with a letter, unlike ‘a:b’"),
    (
      "größe", "a value's name consists of letters, digits, spaces and hyphens and starts with a letter, unlike ‘größe’"
    ),
    ("seeds", "‘{{seeds}}’ is reserved for the number of seeds studied; give the value another name"),
  ])
  func `a name that is none is refused`(name: String, reason: String) {
    #expect(
      message { recorder, site throws(WeavingError) in _ = try recorder.record(name, 1, .shortest, at: site) } == reason
    )
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a value that is not finite is refused`(value: Double) {
    #expect(
      message { recorder, site throws(WeavingError) in _ = try recorder.record("x", value, .shortest, at: site) }
        == "the value ‘x’ should be a finite number, but is \(value)")
  }

  @Test func `a name can be used only once`() {
    #expect(
      message { recorder, site throws(WeavingError) in
        _ = try recorder.record("x", 1, .shortest, at: site)
        _ = try recorder.record("x", 2, .shortest, at: site)
      } == "the value ‘x’ is recorded twice")
  }

  @Test func `a ragged table is refused, and nothing of it is recorded`() {
    var recorder = recorder()
    #expect(throws: WeavingError.self) {
      try recorder.table("t", "T", columns: ["a", "b"], rows: [["1", "2"], ["3"]], at: site(3))
    }
    #expect(recorder.recording.results.isEmpty)
  }

  @Test(arguments: ["", "-a", "../a", "a b", "é"])
  func `a figure's name is that of a file`(name: String) {
    #expect(
      message { recorder, site throws(WeavingError) in
        _ = try recorder.figure(name, caption: "", alt: "A", at: site)
      } == "a figure's name consists of letters, digits and hyphens and does not start with a hyphen, unlike ‘\(name)’")
  }

  @Test func `a figure needs an alternative text`() {
    #expect(
      message { recorder, site throws(WeavingError) in
        _ = try recorder.figure("a", caption: "C", alt: "", at: site)
      } == "the figure ‘a’ has no alternative text (alt)")
  }

  @Test func `results in another file are refused`() {
    var recorder = recorder()
    let elsewhere = CallSite(file: "/books/dice/chapters/dice/Rolls.swift", line: 8)
    do {
      _ = try recorder.show("a", at: elsewhere)
      Issue.record("no error")
    } catch {
      #expect(error.file == elsewhere.file && error.line == 8)
      #expect(error.message == "results can be recorded only in \(main), whose lines decide where they appear")
    }
  }

  @Test func `a recording survives being written to a file`() throws {
    var recorder = recorder()
    _ = try recorder.record("x", 0.1, .significant(2), at: site(1))
    _ = try recorder.claim("C", -.infinity, .equal(1, within: 0.5), of: nil, at: site(2))
    _ = try recorder.table("t", "T", columns: ["a"], rows: [[.number(.infinity, .shortest, isBold: true)]], at: site(3))
    let json = try recorder.recording.json()
    #expect(try Recording(json: json).json() == json)
    #expect(String(decoding: json, as: UTF8.self).contains("−∞"))
  }
}
