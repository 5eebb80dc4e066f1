import Plotting
import Testing

@testable import CairoCanvas

@Suite("Text by Pango")
struct MarkupTests {
  private func markup(_ source: String) -> String {
    PangoMarkup(TextLine(RichText(source), size: 10)) { _ in 5 }.text
  }

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
    // Without hinting, text of twice the size is twice as wide, to within Pango's unit of 1/1024 of a point per
    // character.
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

  @Test func aSuperscriptStandsAboveTheSubscript() {
    // As wide as with the wider script alone, whichever comes first; what follows starts after it.
    for (both, wider) in [
      ("$σ_k^2$", "$σ^2$"), ("$σ^2_{k}$", "$σ^2$"), ("$σ_{kk}^2$", "$σ_{kk}$"), ("$σ_k^{long}$", "$σ^{long}$"),
      ("$σ_k^2 + 1$", "$σ^2 + 1$"),
      ("$e^{x_i^2}$", "$e^{x_2}$"),
    ] {
      #expect(abs(width(both) - width(wider)) < 0.02, "\(both)")
    }
    let measure = PangoText()
    func extent(_ source: String) -> TextExtent { measure.measure(TextLine(RichText(source), size: 10)) }
    #expect(abs(extent("$σ_k^2$").ascent - extent("$σ^2$").ascent) < 0.02)
    #expect(abs(extent("$σ_k^2$").descent - extent("$σ_k$").descent) < 0.02)
  }

  @Test func aSpacerInTheTextIsNone() {
    #expect(abs(width("a\u{FFFC}b$σ_k^2$") - width("ab$σ_k^2$")) < 0.01)
  }
}
