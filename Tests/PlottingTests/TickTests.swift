import Probability
import Testing

@testable import Plotting

@Suite("Ticks")
struct TickTests {
  private func ticks(_ lower: Double, _ upper: Double, count: Double = 6) -> [Double] {
    ExtendedWilkinson.ticks(in: lower...upper, count: count)
  }

  @Test func roundRangesHaveRoundTicks() {
    #expect(ticks(0, 10) == [0, 2, 4, 6, 8, 10])
    #expect(ticks(-15, 15, count: 7) == [-15, -10, -5, 0, 5, 10, 15])
    #expect(ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1].map { Double($0) })
  }

  @Test func aRangeJustPastARoundOneHasTheSameTicks() {
    #expect(ticks(0, 2.01) == [0, 0.5, 1, 1.5, 2])
  }

  @Test func equalAndVeryNarrowRangesEnd() {
    #expect(ticks(3, 3) == [3])
    #expect(ticks(0, 0) == [0])
    #expect(ticks(0, 1e-300).allSatisfy { $0 >= 0 && $0 <= 1e-300 })
    #expect(ticks(1, 1.0.nextUp) == [1, 1.0.nextUp])
    #expect(!ticks(-.greatestFiniteMagnitude, .greatestFiniteMagnitude).isEmpty)
    #expect(!ticks(0, .leastNonzeroMagnitude).isEmpty)
  }

  @Test(arguments: [1 as UInt64]) func randomRangesHaveEvenTicksInside(seed: UInt64) {
    var random = RandomSource(seed: seed)
    for _ in 0..<20_000 {
      let range = random.range()
      let found = ExtendedWilkinson.ticks(in: range, count: 2 + 10 * random.uniform())
      #expect(!found.isEmpty && found.count < 60, "\(range) has \(found.count) ticks")
      #expect(found.allSatisfy { range.contains($0) }, "\(range) has \(found)")
      let steps = zip(found, found.dropFirst()).map { $1 / 2 - $0 / 2 }
      #expect(steps.allSatisfy { $0 > 0 }, "\(range) has \(found)")
    }
  }

  @Test(arguments: [2 as UInt64]) func usualRangesHaveAboutTheWantedNumber(seed: UInt64) {
    var random = RandomSource(seed: seed)
    for _ in 0..<2000 {
      let lower = 200 * random.uniform() - 100
      let found = ticks(lower, lower + 0.01 + 50 * random.uniform())
      #expect((3...12).contains(found.count), "\(found)")
    }
  }

  @Test func smallTicksCutAStepIntoRoundParts() {
    func minor(_ major: [Double], _ range: ClosedRange<Double>, minimumStep: Double = 0) -> [Double] {
      MinorTicks.subdividing(major, in: range, minimumStep: minimumStep).map { ($0 * 1000).rounded() / 1000 }
    }
    #expect(minor([0, 1, 2], 0...2) == [0.2, 0.4, 0.6, 0.8, 1.2, 1.4, 1.6, 1.8])
    #expect(minor([0, 2], 0...2) == [0.5, 1, 1.5])
    #expect(minor([0, 2.5], 0...2.5) == [0.5, 1, 1.5, 2])
    #expect(minor([0, 5], 0...5) == [1, 2, 3, 4])
    #expect(minor([0, 3], 0...3) == [1, 2] && minor([0, 15], 0...15) == [5, 10])
    // Beyond the outer ticks, but not beyond the axis.
    #expect(minor([10, 20], 7...23) == [8, 12, 14, 16, 18, 22])
    // Fewer if they would be too close together; none between uneven ticks.
    #expect(minor([0, 10], 0...10, minimumStep: 3) == [5])
    #expect(minor([0, 1, 3], 0...3) == [] && minor([1], 0...2) == [] && minor([], 0...1) == [])
  }

  @Test func logarithmicTicksAreDecadesOrFillFewOfThem() {
    #expect(LogarithmicTicks.major(in: 0.01...1000, count: 8) == [0.01, 0.1, 1, 10, 100, 1000])
    #expect(LogarithmicTicks.major(in: 1...50, count: 6) == [1, 3, 10, 30])
    #expect(LogarithmicTicks.major(in: 1e-300...1e300, count: 6).count < 8)
    #expect(LogarithmicTicks.minor(in: 1...10) == [2, 3, 4, 5, 6, 7, 8, 9])
  }

  @Test(arguments: [3 as UInt64]) func randomLogarithmicRangesHaveTicksInside(seed: UInt64) {
    var random = RandomSource(seed: seed)
    for _ in 0..<5000 {
      let lower = random.positive()
      let range = lower...max(lower, random.positive())
      let found = LogarithmicTicks.major(in: range, count: 6)
      #expect(found.allSatisfy { range.contains($0) } && found.count < 40, "\(range) has \(found)")
    }
  }
}
