import Probability
import Testing

@Suite struct SplitConformalTests {
  @Test func `the threshold is an order statistic`() throws {
    let conformal = try SplitConformal(scores: [5, 1, 4, 2, 3, 6, 8, 7, 9])
    #expect(conformal.scores == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    // ⌈10c⌉, also where 10c is rounded to just above a whole number
    #expect(try conformal.threshold(coverage: 0.9) == 9 && conformal.threshold(coverage: 0.91) == .infinity)
    #expect(try conformal.threshold(coverage: 0.1) == 1 && conformal.threshold(coverage: 0.11) == 2)
    #expect(try conformal.threshold(coverage: 1) == .infinity && conformal.threshold(coverage: 0) == -.infinity)
    for rank in 1...99 {
      let hundred = try SplitConformal(scores: (1...99).map(Double.init))
      #expect(try hundred.threshold(coverage: Double(rank) / 100) == Double(rank))
    }
    #expect(try SplitConformal(scores: []).threshold(coverage: 0.5) == .infinity)
  }

  @Test func `what is no score or no coverage is refused`() throws {
    #expect(throws: ProbabilityError.notANumber("score", index: 1)) { try SplitConformal(scores: [0, .nan]) }
    #expect("\(ProbabilityError.notANumber("score", index: 1))" == "score 1 must be a number, got nan")
    #expect(throws: ProbabilityError.invalidProbability(1.5, index: 0)) {
      try SplitConformal(scores: [1]).threshold(coverage: 1.5)
    }
  }

  /// With a model that is wrong, the sets of outcomes are made larger until they cover.
  @Test func `the coverage is the promised one even for a wrong model`() throws {
    var random = RandomSource(seed: 71)
    let truth = try Normal(mean: 0, variance: 4)
    let model = try GaussianMixture(priors: [0.5, 0.5], means: [-0.5, 1], variances: [0.5, 1])
    var covered = (level: 0, interval: 0)
    let trials = 400
    for _ in 0..<trials {
      let calibration = (0..<19).map { _ in truth.sample(using: &random) }
      let next = truth.sample(using: &random)
      let levels = try SplitConformal(scores: calibration.map { model.highestDensityLevel(at: $0) })
      let level = min(try levels.threshold(coverage: 0.8), 1)
      covered.level += try model.highestDensityRegion(probability: level).contains(next) ? 1 : 0
      let central = try SplitConformal(scores: calibration.map { abs(2 * model.cumulative($0) - 1) })
      let width = min(try central.threshold(coverage: 0.8), 1)
      covered.interval += try model.centralInterval(probability: width).contains(next) ? 1 : 0
    }
    // ⌈20 · 0.8⌉ of 20: exactly 0.8, with a standard error of 0.02
    #expect(abs(Double(covered.level) / Double(trials) - 0.8) < 0.08)
    #expect(abs(Double(covered.interval) / Double(trials) - 0.8) < 0.08)
  }
}
