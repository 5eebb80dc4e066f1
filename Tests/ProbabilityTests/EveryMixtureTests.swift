import LinearAlgebra
import Probability
import TestReferences
import Testing

/// Finite numbers in give finite numbers out, or a typed error, whatever the covariances are.
@Suite("Every mixture") struct EveryMixtureTests {
  /// A mixture of diagonal covariances, or of full ones given by factors: any numbers on and below the diagonal, which
  /// as they come would almost always be beyond all bounds, or numbers of one unit for each dimension.
  private func mixture(
    _ numbers: inout FiniteNumbers<Double>, dimensions: Int
  ) throws(ProbabilityError) -> GaussianMixture {
    let components = 1 + numbers.integer(below: 4)
    let priors = numbers.distribution(components)
    let means = Matrix(rows: components, columns: dimensions) { _, _ in numbers.next() }
    let kind = numbers.integer(below: 3)
    if kind == 0 {
      let variances = Matrix(rows: components, columns: dimensions) { _, _ in numbers.positive() }
      return try GaussianMixture(priors: priors, means: means, variances: variances)
    }
    let factors = (0..<components).map { _ in
      let units = (0..<dimensions).map { _ in kind == 1 ? 1 : numbers.positive().squareRoot() / 8 }
      return Matrix<Double>(rows: dimensions, columns: dimensions) { i, j in
        if i < j { return 0 }
        let number = kind == 1 ? numbers.next() : units[i] * Double(numbers.integer(below: 9) - 4)
        return i > j ? number : max(number.magnitude, units[i] * (kind == 1 ? .leastNonzeroMagnitude : 0x1p-40))
      }
    }
    return try GaussianMixture(priors: priors, means: means, factors: factors)
  }

  @Test func `every answer is finite`() {
    var numbers = FiniteNumbers<Double>(seed: 21)
    var random = RandomSource(seed: 21)
    var refused = 0
    for _ in 0..<6000 {
      let mixture: GaussianMixture
      do throws(ProbabilityError) {
        mixture = try self.mixture(&numbers, dimensions: 1 + numbers.integer(below: 4))
      } catch {
        #expect("\(error)".hasPrefix("the covariance of component "))
        refused += 1
        continue
      }
      let mean = Array(mixture.means.row(numbers.integer(below: mixture.components)))
      let anywhere = mean.map { _ in numbers.next() }
      for point in [anywhere, mean, mixture.sampleVector(using: &random)] {
        #expect(point.allSatisfy { $0.isFinite }, "\(mixture)")
        let (logDensity, density) = (mixture.logDensity(point), mixture.density(point))
        #expect(logDensity.isFinite && density.isFinite && density >= 0, "\(mixture) at \(point)")
        let many = mixture.densities(at: Matrix(rows: 2, columns: point.count, elements: point + point))
        #expect(many == [density, density], "\(mixture) at \(point)")
        let shares = mixture.responsibilities(point)
        #expect(shares.allSatisfy { 0...1 ~= $0 } && abs(shares.reduce(0, +) - 1) < 1e-15, "\(mixture) at \(point)")
      }
      #expect(mixture.mean.allSatisfy { $0.isFinite }, "\(mixture)")
      #expect(mixture.covariance.isFinite && mixture.variance.allSatisfy { $0 >= 0 }, "\(mixture)")
      #expect(mixture.covariances.allSatisfy { $0.isFinite }, "\(mixture)")
    }
    // Most are mixtures, so that there is something to test.
    #expect(100..<3000 ~= refused)
  }
}
