import Plotting
import Testing

@testable import CairoCanvas

@Suite("Text by Pango")
struct MarkupTests {
  private func markup(_ source: String) -> String { PangoMarkup.markup(for: TextLine(RichText(source), size: 10)) }

  private func width(_ source: String, size: Double = 10) -> Double {
    PangoText().measure(TextLine(RichText(source), size: size)).width
  }

  @Test func whatMarkupGivesAMeaningToIsEscaped() {
    #expect(markup("a < b & c > d") == "<span size='10240'>a &lt; b &amp; c &gt; d</span>")
    #expect(markup("a\u{0}\u{1}b") == "<span size='10240'>ab</span>")
    #expect(width("a & b") > width("a b") && width("a < b") > width("a b"))
  }

  @Test func scriptsAreSpans() {
    #expect(
      markup("$x_k$")
        == "<span size='10240' style='italic'>x</span><span size='7168' rise='-2048' style='italic'>k</span>")
  }

  @Test func widthsGrowWithTheSizeAlone() {
    // Without hinting a text of twice the size is twice as wide, to the unit of Pango, 1/1024 of a point, a character.
    #expect(abs(width("density", size: 20) - 2 * width("density", size: 10)) < 0.02)
    #expect(abs(width("densitydensity") - 2 * width("density")) < 0.3)
  }

  @Test func severalLinesAreHigherThanOne() {
    let measure = PangoText()
    let one = measure.measure(TextLine(RichText("one"), size: 10))
    let two = measure.measure(TextLine(RichText("one\ntwo"), size: 10))
    #expect(abs(two.height - 2 * one.height) < 0.1 && two.ascent == one.ascent)
  }

  @Test func hatsAddNoWidth() {
    #expect(abs(width("$β̂$") - width("$β$")) < 0.01)
    #expect(abs(width("$ŷ$") - width("$y$")) < 0.01)
  }
}
