import Foundation
import Probability
import Testing

@testable import Plotting

@Suite("Numbers at ticks")
struct TickLabelTests {
  private func labels(_ values: [Double]) -> [String] { TickLabels(for: values).texts.map(\.plain) }

  @Test func decimalsAreAsManyAsTheTicksNeed() {
    #expect(labels([0, 0.1, 0.2, 0.1 + 0.2]) == ["0.0", "0.1", "0.2", "0.3"])
    #expect(labels([0, 0.25, 0.5]) == ["0.00", "0.25", "0.50"])
    #expect(labels([1, 2, 3]) == ["1", "2", "3"])
  }

  @Test func negativeNumbersHaveARealMinus() {
    #expect(labels([-0.5, 0, 0.5]) == ["−0.5", "0.0", "0.5"])
    #expect(labels([-1e-20, 1]) == ["0", "1"] && labels([0, 0]) == ["0", "0"])
  }

  @Test func smallNumbersCloseTogetherHaveAllTheDigitsThatDoublesHold() {
    #expect(labels([0.0015, 0.0015 + 4e-16]) == ["0.0015000000000000", "0.0015000000000004"])
  }

  @Test func thousandsAreSetApart() {
    #expect(labels([999, 1000, 2000]) == ["999", "1,000", "2,000"])
    #expect(labels([-20_000.5, -20_000]) == ["−20,000.5", "−20,000.0"])
  }

  @Test func longNumbersHaveAPowerOfTenInCommon() throws {
    #expect(labels([0, 1e6, 2e6]) == ["0", "1", "2"])
    let small = TickLabels(for: [-2.5e-6, 0, 2.5e-6])
    #expect(small.texts.map(\.plain) == ["−2.5", "0.0", "2.5"])
    #expect(small.factor?.plain == "× 10−6")
    #expect(try #require(small.factor?.runs.last).rise > 0)
    #expect(TickLabels(for: [0, 20_000, 150_000]).factor == nil && TickLabels(for: [0.001, 0.002]).factor == nil)
  }

  @Test func logarithmicAxesHavePowers() {
    func labels(_ values: [Double]) -> [String] { TickLabels(forLogarithmic: values).texts.map(\.plain) }
    #expect(labels([1e-3, 1, 1000]) == ["10−3", "1", "103"])
    #expect(labels([0.1, 1, 10]) == ["0.1", "1", "10"])
    #expect(labels([2e-5, 5e-5]) == ["2 × 10−5", "5 × 10−5"])
  }

  /// Reads a label back: −2.5 with the factor × 10⁻⁶ is −2.5e−6.
  private func value(of label: RichText, factor: RichText?) -> Double? {
    func plain(_ text: String) -> String { text.replacing("−", with: "-").replacing(",", with: "") }
    return Double(plain(label.plain) + "e" + plain(factor?.runs.last?.text ?? "0"))
  }

  @Test(arguments: [4 as UInt64]) func labelsOfRandomTicksMeanTheTicks(seed: UInt64) {
    var random = RandomSource(seed: seed)
    for _ in 0..<5000 {
      let range = random.range()
      let ticks = ExtendedWilkinson.ticks(in: range, count: 6)
      let labels = TickLabels(for: ticks)
      #expect(labels.texts.count == ticks.count)
      let step = zip(ticks, ticks.dropFirst()).map { $1 / 2 - $0 / 2 }.min() ?? abs(ticks[0])
      for (tick, label) in zip(ticks, labels.texts) {
        guard let value = value(of: label, factor: labels.factor) else {
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
