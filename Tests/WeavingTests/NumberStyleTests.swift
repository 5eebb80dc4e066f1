import Recordings
import Testing

@testable import Weaving

@Suite struct NumberStyleTests {
  @Test(arguments: [
    (0.56234, NumberStyle.decimals(4), "0.5623", "0.5623"),
    (-0.5, .decimals(1), "−0.5", "-0.5"),
    (-0.00001, .decimals(2), "0.00", "0.00"),
    (2000, .decimals(0), "2,000", "2{,}000"),
    (1_234_567.5, .decimals(1), "1,234,567.5", "1{,}234{,}567.5"),
    (39.639, .significant(4), "39.64", "39.64"),
    (0.1, .significant(3), "0.100", "0.100"),
    (9.9996, .significant(4), "10.00", "10.00"),
    (2000, .significant(3), "2,000", "2{,}000"),
    (3.14e-12, .significant(2), "3.1 × 10⁻¹²", #"3.1 \times 10^{-12}"#),
    (0, .significant(4), "0", "0"),
    (6.02e23, .significant(3), "6.02 × 10²³", #"6.02 \times 10^{23}"#),
    (1e-9, .shortest, "10⁻⁹", "10^{-9}"),
    (-1e-12, .shortest, "−10⁻¹²", #"-1 \times 10^{-12}"#),
    (0.001, .shortest, "0.001", "0.001"),
    (0.1 + 0.2, .shortest, "0.30000000000000004", "0.30000000000000004"),
    (-2.5e-7, .shortest, "−2.5 × 10⁻⁷", #"-2.5 \times 10^{-7}"#),
    (.infinity, .shortest, "∞", "∞"),
    (.nan, .significant(4), "not a number", "not a number"),
  ])
  func `numbers are written as people write them`(number: Double, style: NumberStyle, text: String, tex: String) {
    #expect(style.text(number) == text)
    #expect(style.tex(number) == tex)
  }

  @Test func `a requirement is met on its own side only, and never by NaN`() {
    #expect(Requirement.below(1).isMet(by: 0.5) && !Requirement.below(1).isMet(by: 1))
    #expect(Requirement.above(1).isMet(by: 1.5) && !Requirement.above(1).isMet(by: 1))
    #expect(Requirement.equal(1, within: 0.5).isMet(by: 1.5) && !Requirement.equal(1, within: 0.5).isMet(by: 1.6))
    for requirement in [Requirement.below(1), .above(1), .equal(1, within: 9)] {
      #expect(!requirement.isMet(by: .nan))
    }
    #expect(Requirement.equal(0.75, within: 1e-3).text == "0.75 ± 0.001")
    #expect(Requirement.equal(2, within: 0).text == "exactly 2")
    #expect(Requirement.below(1.0 / 6).text == "below 0.166667")
    #expect(Requirement.above(1e-9).text == "above 10⁻⁹")
  }
}
