import ElementaryFunctions
import LinearAlgebra
import Probability
import Testing

/// Marginal and conditional mixtures.
@Suite struct MarginalTests {
  private let full: GaussianMixture

  init() throws {
    full = try GaussianMixture(
      priors: [0.4, 0.6], means: Matrix([[0, 1, 2], [1, -1, 0]]),
      covariances: [Matrix([[2, 0.5, 0.3], [0.5, 1, -0.2], [0.3, -0.2, 3]]), .identity(3)])
  }

  /// Against 120 digits, over the whole range of `Double`.
  @Test func `they are exact to rounding`() throws {
    for entry in try MixtureReferences.load().parts {
      let mixture = try entry.mixture()
      // A rounding error is magnified by the condition, and there are some for each dimension.
      let relative = 0x1p-53 * 64 * Double(bitPattern: entry.condition)
      let exact = Double(bitPattern: entry.logDensity)
      let logDensity = try mixture.marginal(of: entry.kept).logDensity(numbers(entry.point))
      #expect(abs(logDensity - exact) <= relative * (abs(exact) + 10) + 1e-12, "\(mixture)")
      let values = numbers(entry.values)
      let conditional = try mixture.conditional(given: Dictionary(uniqueKeysWithValues: zip(entry.known, values)))
      #expect(conditional.structure == mixture.structure)
      let logError = relative * (abs(try mixture.marginal(of: entry.known).logDensity(values)) + 10) + 1e-12
      for (prior, expected) in zip(conditional.priors, numbers(entry.conditionalPriors)) {
        #expect(abs(prior - expected) <= min(2 * logError, 1), "\(mixture) given \(values)")
      }
      for k in 0..<mixture.components {
        let (means, scales) = (numbers(entry.conditionalMeans[k]), numbers(entry.meanScales[k]))
        let exact = Matrix(entry.conditionalCovariances[k].map(numbers))
        let covariance = conditional.covariances[k]
        for i in means.indices {
          #expect(abs(conditional.means[k, i] - means[i]) <= relative * scales[i], "\(mixture) given \(values)")
          for j in means.indices {
            let scale = exact[i, i].squareRoot() * exact[j, j].squareRoot()
            #expect(abs(covariance[i, j] - exact[i, j]) <= 2 * relative * scale, "\(mixture)")
          }
        }
      }
    }
  }

  @Test func `a marginal takes its dimensions in the given order`() throws {
    let marginal = try full.marginal(of: [2, 0])
    #expect(marginal.priors == full.priors && marginal.means == Matrix([[2, 0], [0, 1]]))
    let expected = [Matrix<Double>([[3, 0.3], [0.3, 2]]), Matrix.identity(2)]
    for (covariance, expected) in zip(marginal.covariances, expected) {
      #expect((covariance - expected).elements.allSatisfy { abs($0) < 1e-15 })
    }
    // All dimensions in their order are the mixture again.
    #expect(try full.marginal(of: [0, 1, 2]).means == full.means)
    #expect(try full.conditional(given: [:]) == full)
    let diagonal = try GaussianMixture(priors: [1], means: Matrix([[1, 2]]), variances: Matrix([[3, 4]]))
    #expect(
      try diagonal.marginal(of: [1, 0])
        == GaussianMixture(priors: [1], means: Matrix([[2, 1]]), variances: Matrix([[4, 3]])))
    #expect(
      try diagonal.conditional(given: [0: 7])
        == GaussianMixture(priors: [1], means: Matrix([[2]]), variances: Matrix([[4]])))
  }

  /// p(a, b) = p(a) p(b | a)
  @Test func `the parts make up the whole`() throws {
    var random = RandomSource(seed: 31)
    for _ in 0..<100 {
      let y = full.sampleVector(using: &random)
      let parts =
        try full.marginal(of: [1]).logDensity(y[1])
        + full.conditional(given: [1: y[1]]).logDensity([y[0], y[2]])
      // Sums of some logarithms of up to 30
      #expect(abs(parts - full.logDensity(y)) < 1e-13)
    }
  }

  /// So far out that every density is zero, the widest component takes all, and the means follow the line of regression.
  @Test func `values far out are no harm`() throws {
    let far = try full.conditional(given: [0: 1e200])
    #expect(far.priors == [1, 0])
    // 1 + 0.5/2 · 10²⁰⁰
    #expect(abs(far.means[0, 0] / 0.25e200 - 1) < 1e-14 && far.means[1, 0] == -1)
    // 10³⁰⁰/10⁻¹⁵⁰ standard deviations, beyond the range of `Double`, times a small covariance
    let narrow = try GaussianMixture(
      priors: [1], means: Matrix([[0, 0]]), factors: [Matrix([[1e-150, 0], [0.5e-150, 1e-150]])])
    #expect(abs(try narrow.conditional(given: [0: 1e300]).means[0, 0] / 0.5e300 - 1) < 1e-14)
  }

  @Test func `impossible requests are refused`() async throws {
    #expect(throws: ProbabilityError.invalidValue(.infinity, dimension: 1)) {
      try full.conditional(given: [1: .infinity])
    }
    let sentence = ProbabilityError.invalidValue(.infinity, dimension: 1).description
    #expect(sentence == "the value of dimension 1 must be finite, got inf")
    func expect(_ message: String, _ result: ExitTest.Result?) {
      let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(said.contains(message))
    }
    expect(
      "dimension 2 of a mixture in 2 dimensions",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1]).marginal(of: [2])
      })
    expect(
      "each dimension may be named once, got [0, 0]",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1]).marginal(of: [0, 0])
      })
    expect(
      "a marginal distribution needs at least one dimension, got none",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1]).marginal(of: [])
      })
    expect(
      "of 2 dimensions all are given, none is left to be distributed",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1]).conditional(given: [0: 1, 1: 2])
      })
    expect(
      "this needs a mixture in one dimension, not in 2; take a marginal first",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1]).median
      })
  }
}
