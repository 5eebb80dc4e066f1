import ElementaryFunctions
import LinearAlgebra
import Probability
import Testing

/// Highest-density regions and central intervals.
@Suite struct RegionTests {
  private let twins: GaussianMixture

  init() throws { twins = try GaussianMixture(priors: [0.5, 0.5], means: [-3, 3], variances: [1, 1]) }

  @Test func `regions and levels are exact to rounding`() throws {
    for entry in try MixtureReferences.load().regions {
      let mixture = try entry.mixture()
      for row in entry.rows {
        let region = try mixture.highestDensityRegion(probability: Double(bitPattern: row.probability))
        let ends = numbers(row.ends)
        #expect(region.intervals.count * 2 == ends.count, "\(mixture)")
        let exact = Double.exp(Double(bitPattern: row.height))
        // The priors' sum has a rounding error, which counts beside the probability inside and outside; so do those of
        // the height where a narrow region reaches from a mode. The ends move by that over the slope of the density.
        let probability = Double(bitPattern: row.probability)
        let error = 1e-12 + 1e-15 / probability + 1e-15 / (1 - probability)
        #expect(abs(region.density - exact) <= error * exact, "\(mixture)")
        for (end, expected) in zip(region.intervals.flatMap { [$0.lowerBound, $0.upperBound] }, ends) {
          #expect(abs(end - expected) < 1e-10, "\(mixture)")
        }
      }
      for row in entry.levels.map(numbers) {
        #expect(abs(mixture.highestDensityLevel(at: row[0]) - row[1]) < 1e-14, "\(mixture) at \(row)")
      }
    }
  }

  @Test func `a region's ends have its density and its level`() throws {
    for probability in [1e-4, 0.2, 0.5, 0.9, 0.95, 0.999_999] {
      let region = try twins.highestDensityRegion(probability: probability)
      #expect(region.intervals.count == 2 || probability > 0.95)
      for end in region.intervals.flatMap({ [$0.lowerBound, $0.upperBound] }) {
        #expect(abs(twins.density(end) / region.density - 1) < 1e-13)
        // The documented error
        #expect(abs(twins.highestDensityLevel(at: end) - probability) < 1e-15 / probability + 1e-14)
      }
      #expect(region.contains(-3) && region.contains(3) && !region.contains(9))
      #expect(region.contains(0) == (region.intervals.count == 1))
    }
  }

  @Test func `the ends of the range of probabilities`() throws {
    let skewed = try GaussianMixture(priors: [0.6, 0.4], means: [-3, 3], variances: [1, 1])
    let mode = skewed.modes[0]
    let none = try skewed.highestDensityRegion(probability: 0)
    #expect(none.intervals == [mode.location...mode.location] && none.density == mode.density)
    #expect(try skewed.highestDensityRegion(probability: 1).intervals == [-.infinity...(.infinity)])
    #expect(skewed.highestDensityLevel(at: mode.location) == 0)
    #expect(skewed.highestDensityLevel(at: 1e300) == 1 && skewed.highestDensityLevel(at: -.infinity) == 1)
    #expect(skewed.highestDensityLevel(at: .nan).isNaN)
    for bad in [-0.1, 1.1, .nan] {
      #expect(throws: ProbabilityError.self) { try skewed.highestDensityRegion(probability: bad) }
      #expect(throws: ProbabilityError.self) { try skewed.centralInterval(probability: bad) }
    }
  }

  @Test func `levels of draws are uniform`() throws {
    var random = RandomSource(seed: 51)
    let mixture = try GaussianMixture(priors: [0.2, 0.5, 0.3], means: [-3, 0.5, 4], variances: [0.25, 2, 0.01])
    let levels = (0..<2000).map { _ in mixture.highestDensityLevel(at: mixture.sample(using: &random)) }
    // A statistic of 1.95/√n has the p-value 0.001.
    #expect(try KolmogorovSmirnovTest(levels).statistic < 1.95 / 2000.0.squareRoot())
  }

  @Test func `the central interval leaves the same on either side`() throws {
    for probability in [0, 0.5, 0.9, 1 - 1e-12] {
      let interval = try twins.centralInterval(probability: probability)
      let tail = 0.5 * (1 - probability)
      // The tails are accurate to some 20 units, and a bound is off by one unit of its own.
      #expect(abs(twins.cumulative(interval.lowerBound) - tail) < 1e-14 * max(tail, 1e-2))
      #expect(abs(twins.complementaryCumulative(interval.upperBound) - tail) < 1e-14 * max(tail, 1e-2))
    }
    #expect(try twins.centralInterval(probability: 1) == -.infinity...(.infinity))
  }

  @Test func `in the plane, draws tell the height`() throws {
    var random = RandomSource(seed: 52)
    // One Gaussian: the region of probability p is an ellipse, at the edge of which the density is (1 − p) of the peak.
    let plane = try GaussianMixture(
      priors: [1], means: Matrix([[0, 0]]), covariances: [Matrix([[1, 0.5], [0.5, 2]])])
    let peak = plane.density([0, 0])
    for probability in [0.1, 0.5, 0.9] {
      let height = try plane.highestDensityThreshold(probability: probability, draws: 20_000, using: &random)
      // Five standard errors of at most 0.0036
      #expect(abs(height / peak - (1 - probability)) < 0.018)
    }
    let y = [1.0, -0.5]
    let level = plane.highestDensityLevel(at: y, draws: 20_000, using: &random)
    #expect(abs(level - (1 - plane.density(y) / peak)) < 0.018)
    #expect(throws: ProbabilityError.invalidProbability(2, index: 0)) {
      try plane.highestDensityThreshold(probability: 2, draws: 10, using: &random)
    }
    let ends = try [0.0, 1].map { try plane.highestDensityThreshold(probability: $0, draws: 10, using: &random) }
    #expect(ends[0] > ends[1])
  }
}
