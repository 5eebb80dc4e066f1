import ElementaryFunctions
import LinearAlgebra
import Probability
import Testing

/// Mixtures of diagonal and full covariances.
@Suite struct CovarianceTests {
  private let plane = Matrix<Double>([[1, 0.5], [0.5, 2]])

  /// Against 120 digits, over the whole range of `Double`.
  @Test func `densities and moments are exact to rounding`() throws {
    for entry in try MixtureReferences.load().covariances {
      let mixture = try entry.mixture()
      let condition = Double(bitPattern: entry.condition)
      for (index, point) in entry.points.map(numbers).enumerated() {
        let exact = numbers([entry.logDensities[index], entry.densities[index]])
        // Four roundings for each dimension, magnified by the condition; two more of the logarithms' sum.
        let error = 0x1p-53 * (8 * Double(entry.dimensions) * condition * abs(exact[0]) + 1600)
        let (logDensity, density) = (mixture.logDensity(point), mixture.density(point))
        #expect(abs(logDensity - exact[0]) <= error, "\(mixture) at \(point)")
        // A density has the relative error that its logarithm has absolutely, and the smallest number is its unit.
        let bound = (Double.exp(min(error, 700)) - 1) * exact[1] + .leastNonzeroMagnitude
        #expect(abs(density - exact[1]) <= bound, "\(mixture) at \(point)")
        for (share, expected) in zip(mixture.responsibilities(point), numbers(entry.responsibilities[index])) {
          #expect(abs(share - expected) <= min(2 * error, 1), "\(mixture) at \(point)")
        }
      }
      // A few roundings of the largest term
      let errors = (0..<mixture.dimensions).map { d in 1e-15 * mixture.means.column(d).map(abs).reduce(0, max) }
      for (d, expected) in numbers(entry.mean).enumerated() {
        #expect(abs(mixture.mean[d] - expected) <= errors[d], "\(mixture)")
      }
      let covariance = mixture.covariance
      let exact = Matrix(entry.covariance.map(numbers))
      for i in 0..<mixture.dimensions {
        #expect(covariance[i, i] == mixture.variance[i], "\(mixture)")
        for j in 0..<mixture.dimensions {
          // Terms of both signs, each at most the product of the standard deviations; and what the mean has lost.
          let (a, b) = (exact[i, i].squareRoot() + errors[i], exact[j, j].squareRoot() + errors[j])
          let error = 1e-14 * a * b + errors[i] * b + errors[j] * a
          #expect(abs(covariance[i, j] - exact[i, j]) <= error, "\(mixture)")
        }
      }
    }
  }

  @Test func `what a mixture is made of is what it tells`() throws {
    let means = Matrix<Double>([[0, 0], [1, 2]])
    let isotropic = try GaussianMixture(priors: [0.5, 0.5], means: means, variances: [2, 3])
    #expect(isotropic.structure == .isotropic && isotropic.variances == Matrix([[2, 2], [3, 3]]))
    #expect(isotropic.covariances == [Matrix([[2, 0], [0, 2]]), Matrix([[3, 0], [0, 3]])])
    let variances = Matrix<Double>([[1, 2], [3, 4]])
    let diagonal = try GaussianMixture(priors: [0.5, 0.5], means: means, variances: variances)
    #expect(diagonal.structure == .diagonal && diagonal.variances == variances)
    #expect(diagonal.covariances == [Matrix([[1, 0], [0, 2]]), Matrix([[3, 0], [0, 4]])])
    let covariances = [plane, Matrix([[3, -1], [-1, 4]])]
    let full = try GaussianMixture(priors: [0.5, 0.5], means: means, covariances: covariances)
    #expect(full.structure == .full && full.covariances == covariances)
    #expect(full.variances == Matrix([[1, 2], [3, 4]]))
    // ½ · (0.5 − 1) from the components, ½ · ½ · 1 · 2 from their means
    #expect(full.covariance == Matrix([[2.25, 0.25], [0.25, 4]]))
    let factors = [Matrix<Double>([[1, 0], [0.5, 2]]), Matrix<Double>([[3, 0], [-1, 4]])]
    let factored = try GaussianMixture(priors: [0.5, 0.5], means: means, factors: factors)
    for (covariance, factor) in zip(factored.covariances, factors) {
      // Each element is a product of two square roots, of at most 17.
      #expect((covariance - factor * factor.transposed).elements.allSatisfy { abs($0) < 1e-14 })
    }
  }

  @Test func `all structures agree where they can`() throws {
    let means = Matrix<Double>([[0, 0, 1], [1, 2, -1]])
    let variances = [0.5, 3]
    let matrices = variances.map { $0 * Matrix<Double>.identity(3) }
    let isotropic = try GaussianMixture(priors: [0.3, 0.7], means: means, variances: variances)
    let others = [
      try GaussianMixture(priors: [0.3, 0.7], means: means, variances: isotropic.variances),
      try GaussianMixture(priors: [0.3, 0.7], means: means, covariances: matrices),
    ]
    let (point, far) = ([0.3, 1, 2], [1e300, -1e300, 0])
    for other in others {
      #expect(abs(other.logDensity(point) - isotropic.logDensity(point)) < 1e-14)
      #expect(other.logDensity(far) == -.greatestFiniteMagnitude)
      // The wider of two that are equally near
      #expect(other.responsibilities(far) == isotropic.responsibilities(far))
      #expect(other.covariance == isotropic.covariance)
      var (random, same) = (RandomSource(seed: 7), RandomSource(seed: 7))
      #expect(other.sampleVector(using: &random) == isotropic.sampleVector(using: &same))
    }
  }

  @Test func `densities at many points have the bits of each`() throws {
    var random = RandomSource(seed: 8)
    let mixture = try GaussianMixture(
      priors: [0.3, 0.7], means: Matrix([[0, 0], [1, 2]]), covariances: [plane, Matrix([[3, -1], [-1, 4]])])
    // More than one block of points, and a rest
    let points = Matrix(rows: 150, columns: 2) { _, _ in random.normal(standardDeviation: 3) }
    #expect(mixture.densities(at: points) == (0..<150).map { mixture.density(Array(points.row($0))) })
  }

  @Test func `draws have the mean and the covariance of the mixture`() throws {
    var random = RandomSource(seed: 9)
    let count = 20_000
    let mixture = try GaussianMixture(
      priors: [0.3, 0.7], means: Matrix([[0, 0], [1, 2]]), covariances: [plane, Matrix([[3, -2], [-2, 4]])])
    let draws = (0..<count).map { _ in mixture.sampleVector(using: &random) }
    let (mean, covariance) = (mixture.mean, mixture.covariance)
    for i in 0..<2 {
      // Five standard errors
      let average = draws.reduce(0) { $0 + $1[i] } / Double(count)
      #expect(abs(average - mean[i]) < 5 * (covariance[i, i] / Double(count)).squareRoot())
      for j in 0..<2 {
        let product = draws.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[j] - mean[j]) } / Double(count)
        // The fourth moments of Gaussians bound the variance of a product by 3 σᵢ²σⱼ².
        let error = (3 * covariance[i, i] * covariance[j, j] / Double(count)).squareRoot()
        #expect(abs(product - covariance[i, j]) < 5 * error)
      }
    }
    // A projection of one Gaussian is a Gaussian: (2, −1)ᵀ y has the variance 4 · 1 − 4 · 0.5 + 2.
    let single = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), covariances: [plane])
    let projection = try Normal(mean: 0, variance: 4)
    let transforms = (0..<count).map { _ in
      let y = single.sampleVector(using: &random)
      return projection.cumulative(2 * y[0] - y[1])
    }
    // A statistic of 1.95/√n has the p-value 0.001.
    #expect(try KolmogorovSmirnovTest(transforms).statistic < 1.95 / Double(count).squareRoot())
  }

  @Test func `what is no covariance is refused in one sentence`() {
    func expect(_ matrix: Matrix<Double>, _ fault: CovarianceFault, _ sentence: String, factor: Bool = false) {
      let error = ProbabilityError.invalidCovariance(fault, component: 1)
      #expect("\(error)" == "the covariance of component 1 " + sentence)
      let means = Matrix<Double>([[0, 0], [0, 0]])
      #expect(throws: error) {
        factor
          ? try GaussianMixture(priors: [0.5, 0.5], means: means, factors: [.identity(2), matrix])
          : try GaussianMixture(priors: [0.5, 0.5], means: means, covariances: [plane, matrix])
      }
    }
    let singular =
      "must be positive definite: to within rounding, one dimension is a linear combination of others"
      + " or a correlation exceeds 1"
    expect(Matrix([[1, 0]]), .otherShape("1×2", dimensions: 2), "must have the shape 2×2, got 1×2")
    expect(
      Matrix([[1, .infinity], [0, 1]]), .notFinite(.infinity, row: 0, column: 1),
      "must be finite, got inf in row 0, column 1")
    expect(
      Matrix([[1, 0], [0, -2]]), .invalidVariance(-2, dimension: 1),
      "must have a positive, finite variance in dimension 1, got -2.0")
    expect(
      Matrix([[1, 0.5], [0.6, 1]]), .notSymmetric(0.6, 0.5, row: 1, column: 0),
      "must be symmetric, got 0.6 in row 1, column 0 and 0.5 in row 0, column 1")
    expect(Matrix([[1, 2], [2, 1]]), .notPositiveDefinite, singular)
    expect(Matrix([[4, 2], [2, 1]]), .notPositiveDefinite, singular)
    expect(Matrix([[1, 1e200], [1e200, 1]]), .notPositiveDefinite, singular)
    expect(
      Matrix([[1, 0.5], [0, 1]]), .notTriangular(0.5, row: 0, column: 1),
      "needs a lower triangular factor, got 0.5 in row 0, column 1, above the diagonal", factor: true)
    expect(
      Matrix([[1, 0], [0, 0]]), .invalidDiagonal(0, dimension: 1),
      "needs a factor with a positive diagonal, got 0.0 in row 1", factor: true)
    expect(Matrix([[1, 0], [1, 1e-101]]), .notPositiveDefinite, singular, factor: true)
    expect(
      Matrix([[1, 0], [0, 1e200]]), .invalidVariance(.infinity, dimension: 1),
      "must have a positive, finite variance in dimension 1, got inf", factor: true)
    #expect(throws: ProbabilityError.countDiffers(expected: 1, actual: 2, what: "covariances")) {
      try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), covariances: [plane, plane])
    }
    #expect(throws: ProbabilityError.countDiffers(expected: 2, actual: 1, what: "variances of each component")) {
      try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: Matrix(column: [1]))
    }
    #expect(throws: ProbabilityError.invalidCovariance(.invalidVariance(0, dimension: 1), component: 1)) {
      try GaussianMixture(
        priors: [0.5, 0.5], means: Matrix([[0, 0], [0, 0]]), variances: Matrix([[1, 1], [1, 0]]))
    }
  }

  /// What a calculation has rounded counts as symmetric.
  @Test func `the element below the diagonal counts`() throws {
    let rounded = Matrix<Double>([[1, 0.5 + 1e-12], [0.5, 2]])
    let mixture = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), covariances: [rounded])
    #expect(mixture.covariances == [plane])
  }
}
