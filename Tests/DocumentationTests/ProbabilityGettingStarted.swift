import LinearAlgebra
import Probability
import Testing

@Suite struct ProbabilityGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    // article: begin
    var random = RandomSource(seed: 42)
    let heights = random.normal(mean: 170, standardDeviation: 8, count: 1000)
    let roll = random.integer(below: 6) + 1  // 5
    var noise = random.split()  // a stream of its own for another part of a program
    let disturbance = noise.uniform(in: -0.5...0.5)

    let normal = try Normal(fittedTo: heights)
    let tallerThan180 = 1 - normal.cumulative(180)  // 0.107…
    let mixture = try GaussianMixture(priors: [0.3, 0.7], means: [-2, 1], variances: [0.25, 1])
    let density = mixture.density(0)  // 0.169…
    let mean = mixture.mean[0]  // 0.1, up to rounding
    let median = mixture.median  // 0.434…
    let interval = mixture.quantile(0.025)...mixture.quantile(0.975)  // from -2.692… to 2.802…
    let highestMode = mixture.modes[0].location  // 0.99999984…
    let responsibilities = mixture.responsibilities(-1)  // 0.461… and 0.538…
    let draws = (0..<1000).map { _ in mixture.sample(using: &random) }

    let covariance = Matrix<Double>([[1, 0.8], [0.8, 4]])
    let plane = try GaussianMixture(
      priors: [0.6, 0.4], means: Matrix([[0, 0], [4, 1]]), covariances: [covariance, .identity(2)])
    let point = plane.sampleVector(using: &random)
    let peaks = plane.modeVectors.map(\.location)  // near (3.99…, 0.99…) and (0.00…, 0.00…)
    let width = try plane.marginal(of: [0])  // a mixture on the line
    let upperQuartile = width.quantile(0.75)  // 3.68…
    let heightGivenWidth = try plane.conditional(given: [0: 2])
    let expectedHeight = heightGivenWidth.mean[0]  // 1.36, up to rounding

    let calibration = (0..<199).map { _ in random.normal(mean: 0.1, standardDeviation: 2) }
    let score = mixture.crps(calibration[0])  // in the unit of the outcome
    let region = try mixture.highestDensityRegion(probability: 0.9)  // two intervals
    let levels = calibration.map { mixture.highestDensityLevel(at: $0) }
    let level = min(try SplitConformal(scores: levels).threshold(coverage: 0.9), 1)  // 0.986…
    let corrected = try mixture.highestDensityRegion(probability: level)  // wider

    let observed = try Categorical(counts: [2, 6])
    let model = try Categorical(probabilities: [0.5, 0.5])
    let entropy = observed.entropy  // 0.562…
    let crossEntropy = try observed.crossEntropy(relativeTo: model)  // 0.693…
    let divergence = try observed.klDivergence(relativeTo: model)  // 0.130…, the difference

    let transforms = draws.map { mixture.cumulative($0) }
    let pValue = try KolmogorovSmirnovTest(transforms).pValue  // 0.475…
    let histogram = try UniformHistogram(transforms, bins: 10)  // counts from 85 to 116
    let band = try histogram.centralInterval(0.95)  // 82...119

    let others = Matrix(column: (0..<1000).map { _ in mixture.sample(using: &random) })
    let near = energyDistance(Matrix(column: draws), others)  // 0.0009…
    let far = energyDistance(Matrix(column: draws), Matrix(column: heights))  // 329.38…
    // article: end
    #expect(roll == 5)
    #expect(-0.5...0.5 ~= disturbance)
    expectDigits(tallerThan180, "0.107")
    expectDigits(density, "0.169")
    // The mean 0.3 · (−2) + 0.7 · 1, to a few units in the last place of its terms.
    #expect(abs(mean - 0.1) < 1e-15)
    expectDigits(median, "0.434")
    expectDigits([interval.lowerBound, interval.upperBound], "-2.692", "2.802")
    expectDigits(highestMode, "0.99999984")
    expectDigits(responsibilities, "0.461", "0.538")
    #expect(point.count == 2 && peaks.count == 2 && width.dimensions == 1)
    expectDigits(upperQuartile, "3.68")
    // A share of two means, to a few units in the last place of its terms
    #expect(abs(expectedHeight - 1.36) < 1e-14)
    #expect(score > 0 && region.intervals.count == 2)
    expectDigits(level, "0.986")
    #expect(corrected.density < region.density)
    expectDigits([entropy, crossEntropy, divergence], "0.562", "0.693", "0.130")
    expectDigits(pValue, "0.475")
    #expect(histogram.counts.min() == 85 && histogram.counts.max() == 116)
    #expect(band == 82...119)
    expectDigits([near, far], "0.0009", "329.38")
  }
}
