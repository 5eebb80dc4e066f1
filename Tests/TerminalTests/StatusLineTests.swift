import Terminal
import Testing

/// The line of progress is narrower than any terminal.
@Suite struct StatusLineTests {
  /// What is visible of a line that has been drawn.
  private func shown(_ drawn: String) -> Substring? {
    drawn.hasPrefix(StatusLine.erasure) ? drawn.dropFirst(StatusLine.erasure.count) : nil
  }

  @Test(arguments: [1, 2, 5, 20, 40, 80, 200], [0, 0.5, 1, -1, 7, .nan])
  func `no line is as wide as the terminal`(columns: Int, share: Double) throws {
    let line = StatusLine(columns: columns)
    for text in ["3/5  1: Iter: 11, epoch loss: 0.12345  2: Iter: 7", "", String(repeating: "a", count: 1000)] {
      let visible = try #require(shown(line.drawn(share, text)))
      #expect(visible.count < columns, "\(visible)")
    }
    // Each of these takes two columns.
    let wide = try #require(shown(line.drawn(share, String(repeating: "語", count: 300))))
    #expect(wide.count + wide.count { $0 == "語" } < max(columns, 1))
  }

  @Test func `bar and text`() {
    #expect(shown(StatusLine(columns: 80).drawn(0.5, "1/2")) == "██████████░░░░░░░░░░ 1/2")
    #expect(shown(StatusLine(columns: 20).drawn(0.5, "1/2 and more of it")) == "██░░░ 1/2 and more ")
    // What would move the cursor is not passed on.
    #expect(shown(StatusLine(columns: 20).drawn(0, "a\tb\r\u{1B}[2J")) == "░░░░░ a b  [2J")
    #expect(shown(StatusLine(columns: 20).concluded("all of the long text")) == "█████ all of the long text\n")
  }

  @Test func `a terminal has a bar, anything else has plain lines`() {
    var progress = ProgressLine()
    let plain = (1...25).map { progress.update($0, of: 25, every: 10, "step \($0)", on: nil) }
    #expect(plain.compactMap(\.self) == ["  step 1\n", "  step 11\n", "  step 21\n", "  step 25\n"])
    let narrow = StatusLine(columns: 30)
    let first = progress.update(1, of: 4, every: 10, "a long text about the step", on: narrow)
    #expect(first.flatMap(shown) == "█░░░░░░ 0 s left  a long text")
    // The next is due a tenth of a second later.
    let (second, last) = (
      progress.update(2, of: 4, every: 10, "b", on: narrow),
      progress.update(4, of: 4, every: 10, "the last", on: narrow)
    )
    #expect(second == nil && last == narrow.concluded("the last"))
  }
}
