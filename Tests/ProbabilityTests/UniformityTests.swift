import Probability
import Testing

@Suite("Tests of uniformity")
struct UniformityTests {
  @Test func statisticsAreThoseOfSciPy() throws {
    for reference in try StatisticsReferences.load().kolmogorov {
      let test = try KolmogorovSmirnovTest(reference.values)
      // One subtraction's rounding
      #expect((test.statistic - reference.statistic).magnitude < 1e-15)
      // The error that is documented for ten values and more; below, it is greater.
      if test.count > 10 { #expect((test.pValue - reference.pValue).magnitude < 0.003) }
    }
  }

  @Test func pValuesAreCloseToTheExactOnes() throws {
    for row in try StatisticsReferences.load().kolmogorovTails {
      let (count, statistic, exact) = (Int(row[0]), row[1], row[2])
      // The middles of even cells, moved up as far as it takes
      let shift = statistic - 0.5 / row[0]
      let test = try KolmogorovSmirnovTest((0..<count).map { min((Double($0) + 0.5) / row[0] + shift, 1) })
      #expect((test.statistic - statistic).magnitude < 1e-15)
      let tolerance = [10: 0.003, 100: 2e-4, 2000: 1.1e-5]
      #expect((test.pValue - exact).magnitude < tolerance[count, default: 0])
    }
  }

  /// Of uniform samples, the p-value is uniform: it is below 0.1 for a tenth of them.
  @Test func pValuesAreUniform() throws {
    var random = RandomSource(seed: 71)
    let pValues = try (0..<1000).map { _ in try KolmogorovSmirnovTest(random.uniform(in: 0...1, count: 200)).pValue }
    #expect(try KolmogorovSmirnovTest(pValues).pValue > 0.01)
    let powers = try (0..<20).map { _ in
      try KolmogorovSmirnovTest(random.uniform(in: 0...1, count: 2000).map { $0 * $0.squareRoot() }).pValue
    }
    #expect(powers.allSatisfy { 0 <= $0 && $0 < 1e-6 })
  }

  @Test func binomialProbabilitiesAreThoseOfSciPy() throws {
    for row in try StatisticsReferences.load().binomial {
      let binomial = try Binomial(trials: Int(row[0]), probability: row[1])
      // Masses up to 1, a few dozen products from the peak; SciPy's own error is 1e-14.
      #expect((binomial.mass(Int(row[2])) - row[3]).magnitude < 1e-13)
      #expect(try binomial.centralInterval(0.95) == Int(row[4])...Int(row[5]))
      #expect(binomial.mass(-1) == 0 && binomial.mass(binomial.trials + 1) == 0)
    }
  }

  @Test func countsOfUniformValuesStayInTheirBand() throws {
    var random = RandomSource(seed: 72)
    var outside = 0
    for _ in 0..<200 {
      let histogram = try UniformHistogram(random.uniform(in: 0...1, count: 2000), bins: 20)
      let band = try histogram.centralInterval(0.95)
      #expect(histogram.counts.reduce(0, +) == 2000 && band == 81...120)
      outside += histogram.counts.count { !band.contains($0) }
    }
    // Of the 4,000 counts 4 % are expected outside, for the interval holds whole numbers: 159 ± 13.
    #expect((outside - 159).magnitude < 52)
    #expect(try UniformHistogram([0, 0.25, 0.5, 0.99, 1], bins: 2).counts == [2, 3])
  }

  @Test func badInputIsRefused() throws {
    #expect(throws: ProbabilityError.empty("value")) { try KolmogorovSmirnovTest([]) }
    #expect(throws: ProbabilityError.invalidProbability(1.5, index: 1)) { try KolmogorovSmirnovTest([0, 1.5]) }
    #expect(throws: ProbabilityError.self) { try KolmogorovSmirnovTest([.nan]) }
    #expect(throws: ProbabilityError.empty("value")) { try UniformHistogram([], bins: 3) }
    #expect(throws: ProbabilityError.empty("bin")) { try UniformHistogram([0.5], bins: 0) }
    #expect(throws: ProbabilityError.invalidProbability(-0.1, index: 0)) { try UniformHistogram([-0.1], bins: 3) }
    #expect(throws: ProbabilityError.negativeCount(-1, index: 0)) { try Binomial(trials: -1, probability: 0.5) }
    #expect(throws: ProbabilityError.invalidProbability(2, index: 0)) { try Binomial(trials: 1, probability: 2) }
    let coin = try Binomial(trials: 1, probability: 0.5)
    #expect(throws: ProbabilityError.invalidProbability(95, index: 0)) { try coin.centralInterval(95) }
  }
}
