import Foundation
import Testing

@testable import Plotting

@Suite("Numbers at ticks")
struct NumberLabelTests {
  private func labels(_ values: [Double]) -> [String] { NumberLabels.labels(for: values).map(\.plain) }

  @Test func decimalsAreAsManyAsTheTicksNeed() {
    #expect(labels([0, 0.1, 0.2, 0.1 + 0.2]) == ["0.0", "0.1", "0.2", "0.3"])
    #expect(labels([0, 0.25, 0.5]) == ["0.00", "0.25", "0.50"])
    #expect(labels([1, 2, 3]) == ["1", "2", "3"])
  }

  @Test func negativeNumbersHaveARealMinus() {
    #expect(labels([-0.5, 0, 0.5]) == ["−0.5", "0.0", "0.5"])
    #expect(labels([-1e-20, 1]) == ["0", "1"])
  }

  @Test func thousandsAreSetApart() {
    #expect(labels([1000, 2000]) == ["1000", "2000"])
    #expect(labels([0, 20_000, 150_000]) == ["0", "20\u{2009}000", "150\u{2009}000"])
  }

  @Test func longNumbersBecomePowersOfTen() {
    #expect(labels([0, 1e6, 2e6]) == ["0", "106", "2 × 106"])
    #expect(labels([-2e-6, 2e-6]) == ["−2 × 10−6", "2 × 10−6"])
    #expect(NumberLabels.labels(for: [1e6])[0].runs.last?.rise ?? 0 > 0)
  }

  @Test func logarithmicAxesHavePowers() {
    #expect(NumberLabels.logarithmicLabels(for: [1e-3, 1, 1000]).map(\.plain) == ["10−3", "1", "103"])
    #expect(NumberLabels.logarithmicLabels(for: [0.1, 1, 10]).map(\.plain) == ["0.1", "1", "10"])
  }

  /// Reads a label back: `−2.5 × 10⁻⁶` is −2.5e−6.
  private func value(of label: RichText) -> Double? {
    let exponent = label.runs.last.flatMap { $0.rise > 0 ? $0.text : nil } ?? "0"
    var mantissa = label.runs.filter { $0.rise == 0 }.map(\.text).joined()
    if exponent != "0" {
      if mantissa.hasSuffix(" × 10") {
        mantissa.removeLast(5)
      } else {
        mantissa = mantissa.replacing("10", with: "1")
      }
    }
    let digits = mantissa.replacing("−", with: "-").replacing("\u{2009}", with: "")
    return Double(digits + "e" + exponent.replacing("−", with: "-"))
  }

  @Test func labelsOfRandomTicksMeanTheTicks() {
    var random = TestRandom(seed: 4)
    for _ in 0..<5000 {
      let range = random.range()
      let ticks = ExtendedWilkinson.ticks(in: range, count: 6)
      let labels = NumberLabels.labels(for: ticks)
      #expect(labels.count == ticks.count)
      let step = zip(ticks, ticks.dropFirst()).map { $1 / 2 - $0 / 2 }.min() ?? abs(ticks[0])
      for (tick, label) in zip(ticks, labels) {
        guard let value = value(of: label) else {
          Issue.record("\(label.plain) is not a number")
          continue
        }
        // A thousandth of a step, as promised, and what doubles of this size can hold.
        let tolerance = 4e-3 * step + 4e-15 * (ticks.map(abs).max() ?? 0)
        #expect(abs(value / 2 - tick / 2) <= tolerance, "\(tick) is labelled \(label.plain) among \(ticks)")
      }
    }
  }
}
