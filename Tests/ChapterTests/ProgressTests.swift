import Foundation
import TestPrograms
import Testing

/// How programs show their progress.
@Suite struct ProgressTests {
  private static let epochs = 150

  @Test func `a file or a pipe gets a line every hundred epochs and one for the last`() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("chapter3", "--epochs", "\(Self.epochs)", "--output", folder.path)
    // What the page shows of the run is printed too, further to the right.
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("  Iter: ") }
    let epochs = lines.compactMap { $0.firstMatch(of: /Iter: (\d+),/).flatMap { Int($0.1) } }
    #expect(epochs.prefix(3) == [1, 101, 150], "\(run)")
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\r"))
  }

  @Test func `a terminal gets a bar, which is full at the end`() throws {
    let folder = try TemporaryFolder()
    let text = try outputOnTerminal("chapter3", "--epochs", "\(Self.epochs)", "--output", folder.path)
    // Drawn over what was there.
    #expect(text.contains(/\r\u{1B}\[K░{20} \d+ s left  Iter: 1,/), "\(text.prefix(3000))")
    #expect(text.contains(/\r\u{1B}\[K█{20} Iter: 150, [^\r\n]+\n/))
    #expect(!text.contains("\n  Iter: "))
  }

  @Test func `a report on a terminal shows how many chapters are done`() throws {
    let folder = try TemporaryFolder()
    let text = try outputOnTerminal(
      "report", "--format", "markdown", "--fresh", "--chapters", "1,2", "--output", folder.path)
    for bar in ["░░░░░░░░░░░░░░░░░░░░ 0/2", "██████████░░░░░░░░░░ 1/2"] {
      #expect(text.contains("\r\u{1B}[K" + bar), "\(text)")
    }
    #expect(text.contains("\r\u{1B}[KChapter 2: ") && !text.contains("2/2"))
    // The chapter that has come to its end first no longer shows what it said last.
    let bar = try #require(text.firstMatch(of: /KChapter (\d): [^\n]+\n\r\u{1B}\[K█{10}░{10} 1\/2([^\r\n]*)/))
    #expect(!bar.2.contains("\(bar.1): "))
  }

  @Test func `the bar is back after a line, and makes room for an error`() throws {
    let folder = try TemporaryFolder()
    let silent = try reportPrograms(["chapter1": "exit 3", "chapter2": "exit 3"])
    let text = try outputOnTerminal(
      silent.url.appending(path: "report"), ["--format", "markdown", "--chapters", "1,2", "--output", folder.path])
    // No chapter has printed a line, upon which it would be drawn, too.
    #expect(text.contains(/KChapter \d: [^\n]+\n\r\u{1B}\[K█{10}░{10} 1\/2 *\r\u{1B}\[KChapter/), "\(text)")
    #expect(try outputOnTerminal("misuse", "--seed", "x") == "\r\u{1B}[K")
  }

  @Test func `a report says what it runs before the first chapter is done`() throws {
    let folder = try TemporaryFolder()
    let programs = try reportPrograms(["chapter1": "sleep 30", "chapter2": "sleep 30"])
    let report = try RunningProgram(
      programs.url.appending(path: "report"),
      ["--format", "markdown", "--chapters", "1,2", "--output", folder.path])
    let start = ContinuousClock.now
    report.wait(for: "Running chapters 1, 2\n")
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(report.finish(after: SIGTERM).run.status == 128 + SIGTERM)
  }
}
