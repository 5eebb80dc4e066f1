import Testing

@testable import Weaving

@Suite struct PlainTextTests {
  @Test(arguments: [
    (#"\delta"#, "δ"), (#"r = 10/\theta"#, "r = 10/θ"), (#"\theta = \tfrac12"#, "θ = 1/2"), (#"\sigma_k^2"#, "σₖ²"),
    (#"p(y\mid x)=\sum_k \pi_k(x)\,\mathcal N(y\mid\mu_k(x),\sigma_k^2(x))"#, "p(y | x)=∑ₖ πₖ(x) 𝒩(y | μₖ(x),σₖ²(x))"),
    (#"\hat{y} = -1"#, "y\u{302} = −1"), (#"10^{-3}"#, "10⁻³"), (#"e^{-x}"#, "e^(−x)"),
    (#"\frac{a+b}{2}"#, "(a+b)/2"), (#"\sqrt{2\pi}"#, "√(2π)"),
    (#"\log x \le \text{some value}"#, "log x ≤ some value"),
  ])
  func `formulas are told in plain characters`(tex: String, plain: String) {
    #expect(PlainFormula.text(of: tex) == plain)
  }

  @Test(arguments: ["{", "}", "\\", "_", "^", "\\frac", "\\frac{", "x_{", "\\hat", "{{}", "_^_^", ""])
  func `odd formulas have some reading`(tex: String) {
    #expect(PlainFormula.text(of: tex).count <= tex.count + 4)
  }

  @Test func `Markdown and references are replaced by their text`() {
    let inlines: [Inline] = [
      .text(#"A *bold* `word` of [a page](https://example.org), 2 \* 3, see "#),
      .reference(text: "Figure 1.2", target: .chapter(1)), .text(" for "), .math(tex: "x_1", line: 1), .text("."),
    ]
    #expect(inlines.plainText == "A bold word of a page, 2 * 3, see Figure 1.2 for x₁.")
  }
}
