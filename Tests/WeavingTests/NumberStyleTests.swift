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

  /// Such styles come from code that counts wrongly, and from recordings that are damaged.
  @Test func `a style of fewer digits than none is that of the fewest, and there is a most`() {
    for count in [Int.min, -1] {
      #expect(NumberStyle.decimals(count).text(1.25) == "1")
      #expect(NumberStyle.significant(count).text(1.25) == "1")
    }
    // The smallest number in full.
    let digits = NumberStyle.decimals(.max).text(.leastNonzeroMagnitude)
    #expect(digits.count == 2 + 1074)
    #expect(Double(digits) == .leastNonzeroMagnitude)
    #expect(NumberStyle.significant(.max).text(0.1).hasPrefix("0.1000000000000000055511151231257827"))
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
