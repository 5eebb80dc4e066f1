import ElementaryFunctions
import Probability
import Testing

@Suite("Normal distribution")
struct NormalTests {
  @Test func cumulativeProbabilitiesAreAccurate() throws {
    for pair in try ProbabilityReferences.load().normal {
      let (x, reference) = (pair[0], pair[1])
      // All are above 1e-308, so a relative tolerance means a number of ULP: here four.
      #expect((Normal.standardCumulative(x) - reference).magnitude < 1e-15 * reference)
    }
  }

  @Test func quantilesAreAccurate() throws {
    for pair in try ProbabilityReferences.load().quantile {
      let (p, reference) = (pair[0], pair[1])
      // Near p = ½ the quantile is near zero and p's own rounding shows: an absolute 1e-16 beside the relative 2e-15.
      #expect((Normal.standardQuantile(p) - reference).magnitude < 2e-15 * reference.magnitude + 1e-16)
    }
  }

  @Test func quantilesInvertProbabilities() throws {
    let normal = try Normal(mean: -2, variance: 0.25)
    for i in 1..<1000 {
      let p = Double(i) / 1000
      #expect((normal.cumulative(normal.quantile(p)) - p).magnitude < 1e-15)
    }
  }

  @Test func specialValues() throws {
    #expect(Normal.standardCumulative(-.infinity) == 0)
    #expect(Normal.standardCumulative(.infinity) == 1)
    #expect(Normal.standardCumulative(.nan).isNaN)
    #expect((Normal.standardCumulative(0) - 0.5).magnitude < 1e-15)
    #expect(Normal.standardQuantile(0) == -.infinity)
    #expect(Normal.standardQuantile(1) == .infinity)
    #expect(Normal.standardQuantile(0.5) == 0)
    for p in [-0.1, 1.1, Double.nan] { #expect(Normal.standardQuantile(p).isNaN) }
  }

  @Test func densityIntegratesToTheCumulativeProbability() throws {
    let normal = try Normal(mean: 1, variance: 4)
    let width = 0.001
    let sum = (0..<10_000).reduce(0.0) { $0 + normal.density(-9 + (Double($1) + 0.5) * width) * width }
    // The midpoint rule's error is width²/24 times the second derivative's integral: below 1e-8.
    #expect((sum - normal.cumulative(1) + normal.cumulative(-9)).magnitude < 1e-8)
    #expect((normal.logDensity(3) - Double.log(normal.density(3))).magnitude < 1e-15)
    // ln of 1/√(8π)
    #expect((normal.logDensity(1) + 1.612085713764618).magnitude < 1e-15)
    #expect(normal.logDensity(1e6) < -1e11)
  }

  @Test func theFitMakesTheDataMostLikely() throws {
    let data = [1.0, 2.5, 4, -1, 0.5]
    let fit = try Normal(fittedTo: data)
    #expect((fit.mean - 1.4).magnitude < 1e-15 && (fit.variance - 2.94).magnitude < 1e-14)
    for (mean, variance) in [(1.3, 2.94), (1.5, 2.94), (1.4, 2.7), (1.4, 3.2)] {
      #expect(try Normal(mean: mean, variance: variance).logLikelihood(of: data) < fit.logLikelihood(of: data))
    }
  }

  @Test func badParametersAreRefused() {
    #expect(throws: ProbabilityError.invalidVariance(0, index: 0)) { try Normal(mean: 0, variance: 0) }
    #expect(throws: ProbabilityError.invalidVariance(-1, index: 0)) { try Normal(mean: 0, variance: -1) }
    #expect(throws: ProbabilityError.invalidVariance(.infinity, index: 0)) { try Normal(mean: 0, variance: .infinity) }
    #expect(throws: ProbabilityError.self) { try Normal(mean: 0, variance: .nan) }
    #expect(throws: ProbabilityError.invalidMean(.infinity, index: 0)) { try Normal(mean: .infinity, variance: 1) }
    #expect(throws: ProbabilityError.empty("observation")) { try Normal(fittedTo: []) }
    #expect(throws: ProbabilityError.invalidVariance(0, index: 0)) { try Normal(fittedTo: [2, 2]) }
  }
}
