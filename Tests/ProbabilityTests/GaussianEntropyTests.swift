import ElementaryFunctions
import Probability
import Testing

@Suite("The entropy of a Gaussian")
struct GaussianEntropyTests {
  @Test(arguments: [0.01, 1, 47.5]) func itIsTheExpectedNegativeLogDensity(_ variance: Double) throws {
    let normal = try Normal(mean: 0, variance: variance)
    // The log-density is linear in x², so its expectation is its value at x² = σ².
    #expect(abs(gaussianEntropy(variance: variance) + normal.logDensity(variance.squareRoot())) < 1e-14)
  }

  @Test func itsLimits() {
    // ½ ln(2πe) = 1.4189385332046727…
    #expect(abs(gaussianEntropy(variance: 1) - 1.418_938_533_204_672_7) < 1e-15)
    #expect(gaussianEntropy(variance: 0) == -.infinity && gaussianEntropy(variance: -1).isNaN)
  }
}
