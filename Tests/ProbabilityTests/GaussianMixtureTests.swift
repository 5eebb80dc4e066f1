import ElementaryFunctions
import LinearAlgebra
import Probability
import Testing

@Suite("Gaussian mixture")
struct GaussianMixtureTests {
  private let mixture: GaussianMixture

  init() throws {
    mixture = try GaussianMixture(priors: [0.2, 0.5, 0.3], means: [-3, 0.5, 4], variances: [0.25, 2, 0.01])
  }

  @Test func theDensityIsTheSumOfItsComponents() throws {
    for y in [-4.0, -3, 0, 0.7, 4.05, 9] {
      let sum = try zip(mixture.priors, zip(mixture.means.column(0), mixture.variances.column(0))).reduce(0) {
        $0 + $1.0 * (try Normal(mean: $1.1.0, variance: $1.1.1).density(y))
      }
      #expect((mixture.density(y) - sum).magnitude < 1e-15)
      #expect((mixture.logDensity(y) - Double.log(sum)).magnitude < 1e-14)
    }
    // Far out the density underflows, its logarithm does not: −½·10⁸ nats for the widest component.
    #expect(mixture.density(1e4) == 0)
    #expect((mixture.logDensity(1e4) / -24_997_502.0).magnitude - 1 < 1e-4)
  }

  @Test func manyDensitiesAreSingleOnes() throws {
    let places = (0..<101).map { Double($0) * 0.2 - 10 } + [1e4, -1e200, .infinity]
    #expect(mixture.densities(at: places).map(\.bitPattern) == places.map { mixture.density($0).bitPattern })
    #expect(mixture.densities(at: [Double]()).isEmpty)
    // A component without a share has the logarithm −∞.
    let plane = try GaussianMixture(
      priors: [0.4, 0, 0.6], means: Matrix([[-1, 0], [0, 0], [1, 2]]), variances: [0.5, 2, 1])
    let points = Matrix(rows: 51, columns: 2) { row, column in Double(row * (column + 1)) * 0.1 - 3 }
    let single = (0..<points.rows).map { plane.density(Array(points.row($0))) }
    #expect(plane.densities(at: points) == single)
  }

  @Test func theDensityIntegratesToOne() {
    let width = 0.001
    let integral = (0..<40_000).reduce(0.0) { $0 + mixture.density(-20 + (Double($1) + 0.5) * width) * width }
    // The midpoint rule for such smooth functions is exact to rounding; the tails hold 1e-40.
    #expect((integral - 1).magnitude < 1e-12)
  }

  @Test func theDensityInTwoDimensionsIntegratesToOne() throws {
    let plane = try GaussianMixture(
      priors: [0.4, 0.6], means: Matrix([[-1, 0], [1, 2]]), variances: [0.5, 1])
    let width = 0.05
    var integral = 0.0
    for i in 0..<320 {
      for j in 0..<320 {
        integral += plane.density([-8 + (Double(i) + 0.5) * width, -8 + (Double(j) + 0.5) * width]) * width * width
      }
    }
    // The tail beyond 6 standard deviations holds 2e-9.
    #expect((integral - 1).magnitude < 1e-8)
  }

  @Test func theCumulativeProbabilityIsTheIntegral() {
    let width = 0.001
    var integral = 0.0
    for i in 0..<26_000 {
      integral += mixture.density(-20 + (Double(i) + 0.5) * width) * width
      let y = -20 + Double(i + 1) * width
      if i % 1000 == 0 { #expect((mixture.cumulative(y) - integral).magnitude < 1e-6) }
    }
  }

  @Test func quantilesInvertProbabilities() {
    for i in 1..<100 {
      let p = Double(i) / 100
      #expect((mixture.cumulative(mixture.quantile(p)) - p).magnitude < 1e-13)
    }
    #expect(mixture.quantile(0) == -.infinity)
    #expect(mixture.quantile(1) == .infinity)
    #expect(mixture.quantile(1.5).isNaN)
  }

  @Test func samplesPassKolmogorovAndSmirnov() throws {
    var random = RandomSource(seed: 61)
    let sample = (0..<10_000).map { _ in mixture.sample(using: &random) }
    // 1.95/√n is passed by all but one in a thousand samples; the seed is fixed.
    #expect(try KolmogorovSmirnovTest(sample.map(mixture.cumulative)).statistic < 1.95 / 100)
    let mean = sample.reduce(0, +) / 10_000
    let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
    // Standard errors: 0.026 of the mean, 0.07 of the variance
    #expect((mean - mixture.mean[0]).magnitude < 0.1)
    #expect((variance - mixture.variance[0]).magnitude < 0.3)
  }

  @Test func meanAndVariance() throws {
    // 0.2·(−3) + 0.5·0.5 + 0.3·4 and 0.2·9.25 + 0.5·2.25 + 0.3·16.01 − 0.85²
    #expect((mixture.mean[0] - 0.85).magnitude < 1e-15)
    #expect((mixture.variance[0] - 7.0555).magnitude < 1e-14)
    let plane = try GaussianMixture(priors: [0.5, 0.5], means: Matrix([[0, 2], [4, 2]]), variances: [1, 3])
    #expect(plane.mean == [2, 2])
    #expect(plane.variance == [6, 2])
    var random = RandomSource(seed: 62)
    let draws = (0..<4000).map { _ in plane.sampleVector(using: &random) }
    #expect((draws.reduce(0) { $0 + $1[0] } / 4000 - 2).magnitude < 0.16)
    #expect((draws.reduce(0) { $0 + $1[1] } / 4000 - 2).magnitude < 0.1)
  }

  @Test func responsibilitiesAreSharesOfTheDensity() {
    for y in [-3.0, 0.5, 3.9, 100] {
      let responsibilities = mixture.responsibilities(y)
      #expect((responsibilities.reduce(0, +) - 1).magnitude < 1e-12)
    }
    #expect(mixture.responsibilities(-3)[0] > 0.9)
    #expect(mixture.responsibilities(4)[2] > 0.9)
  }

  @Test func badParametersAreRefused() {
    #expect(throws: ProbabilityError.empty("probability")) {
      try GaussianMixture(priors: [], means: Matrix(rows: 0, columns: 1, repeating: 0), variances: [])
    }
    #expect(throws: ProbabilityError.countDiffers(expected: 2, actual: 1, what: "means")) {
      try GaussianMixture(priors: [0.5, 0.5], means: [1], variances: [1, 1])
    }
    #expect(throws: ProbabilityError.countDiffers(expected: 1, actual: 2, what: "variances")) {
      try GaussianMixture(priors: [1], means: [1], variances: [1, 1])
    }
    #expect(throws: ProbabilityError.invalidVariance(0, index: 1)) {
      try GaussianMixture(priors: [0.5, 0.5], means: [1, 2], variances: [1, 0])
    }
    #expect(throws: ProbabilityError.invalidMean(.infinity, index: 0)) {
      try GaussianMixture(priors: [1], means: [.infinity], variances: [1])
    }
    #expect(throws: ProbabilityError.notNormalised(sum: 0.5)) {
      try GaussianMixture(priors: [0.5], means: [0], variances: [1])
    }
  }
}
