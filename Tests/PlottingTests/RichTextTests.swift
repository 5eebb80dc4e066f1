@testable import Plotting
import Testing

@Suite("Labels with math")
struct RichTextTests {
  private func runs(_ source: String) -> [RichText.Run] { RichText(source).runs }

  @Test func plainTextIsOneUprightRun() {
    #expect(runs("log-loss / nats") == [RichText.Run(text: "log-loss / nats")])
  }

  @Test func lettersInMathAreItalicAndDigitsAreNot() {
    #expect(runs("$ŷ = 2$") == [RichText.Run(text: "ŷ", isItalic: true), RichText.Run(text: " = 2")])
    #expect(runs("$Σβ̂$") == [RichText.Run(text: "Σ"), RichText.Run(text: "β̂", isItalic: true)])
  }

  @Test func scriptsAreSmallerAndMoved() throws {
    let subscripted = try #require(runs("$x_{i+1}$").last)
    #expect(RichText("$x_{i+1}$").plain == "xi+1")
    #expect(subscripted.scale == 0.7)
    #expect(subscripted.rise < 0)
    let nested = try #require(runs("$a_{b_c}$").last)
    #expect(abs(nested.scale - 0.49) < 1e-12)
    #expect(try #require(runs("$σ^2$").last).rise > 0)
  }

  @Test func scriptsOfOneLetterAreStacked() {
    func script(_ text: String, italic: Bool = false, rise: Double) -> RichText {
      RichText([.run(RichText.Run(text: text, isItalic: italic, scale: 0.7, rise: rise))])
    }
    let stacked: [RichText.Part] = [
      .run(RichText.Run(text: "σ", isItalic: true)),
      .scripts(below: script("k", italic: true, rise: -0.2), above: script("2", rise: 0.36)),
    ]
    #expect(RichText("$σ_k^2$").parts == stacked && RichText("$σ^2_k$").parts == stacked)
    #expect(RichText("$σ_k^2$").plain == "σk2")
    // Two of one kind follow each other.
    #expect(
      runs("$x_a_b$") == [
        RichText.Run(text: "x", isItalic: true), RichText.Run(text: "a", isItalic: true, scale: 0.7, rise: -0.2),
        RichText.Run(text: "b", isItalic: true, scale: 0.7, rise: -0.2),
      ])
  }

  @Test func functionNamesStayUpright() {
    #expect(runs("$log p$") == [RichText.Run(text: "log "), RichText.Run(text: "p", isItalic: true)])
    #expect(runs("$logs$") == [RichText.Run(text: "logs", isItalic: true)])
  }

  @Test func hyphensInMathAreMinusSigns() {
    #expect(RichText("$a-b$").plain == "a−b")
    #expect(RichText("a-b").plain == "a-b")
  }

  @Test func dollarsCanBeLiteral() {
    #expect(runs("5\\$") == [RichText.Run(text: "5$")])
    #expect(runs("costs 5$") == [RichText.Run(text: "costs 5$")])
    #expect(runs("$a$ and $b") == [RichText.Run(text: "a", isItalic: true), RichText.Run(text: " and $b")])
  }

  @Test(arguments: ["$x_{", "$x_{a$", "$}$", "${{{{", "$_$", "$^$", "$_", "\\", "$\\$", "}{", "$_{_{_{_{_{x}}}}}$", ""])
  func oddInputHasSomeReading(_ source: String) {
    for run in runs(source) { #expect(run.scale > 0 && run.rise.isFinite) }
  }
}
