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

  @Test func `marginals, conditionals and modes are finite or an error`() {
    var numbers = FiniteNumbers<Double>(seed: 22)
    var (made, refused) = (0, 0)
    for _ in 0..<3000 {
      guard let mixture = try? self.mixture(&numbers, dimensions: 2 + numbers.integer(below: 3)) else { continue }
      let dimension = numbers.integer(below: mixture.dimensions)
      do throws(ProbabilityError) {
        let marginal = try mixture.marginal(of: [dimension, (dimension + 1) % mixture.dimensions])
        #expect(marginal.logDensity([numbers.next(), numbers.next()]).isFinite, "\(mixture)")
        let value = numbers.integer(below: 2) == 0 ? numbers.next() : mixture.means[0, dimension]
        let conditional = try mixture.conditional(given: [dimension: value])
        #expect(conditional.mean.allSatisfy { $0.isFinite }, "\(mixture)")
        made += 1
      } catch {
        #expect("\(error)".hasPrefix("the covariance of component "))
        refused += 1
      }
      let modes = mixture.modeVectors
      #expect(!modes.isEmpty, "\(mixture)")
      #expect(modes.allSatisfy { $0.location.allSatisfy(\.isFinite) && $0.density.isFinite }, "\(mixture)")
    }
    #expect(made > 1500 && refused < made / 5, "\(made), \(refused)")
  }

  @Test func `scores and regions on the line are finite`() throws {
    var numbers = FiniteNumbers<Double>(seed: 23)
    for _ in 0..<400 {
      let components = 1 + numbers.integer(below: 4)
      let mixture = try GaussianMixture(
        priors: numbers.distribution(components), means: (0..<components).map { _ in numbers.next() },
        variances: (0..<components).map { _ in numbers.positive() })
      let y = numbers.integer(below: 4) == 0 ? mixture.means[0, 0] : numbers.next()
      let score = mixture.crps(y)
      #expect(score.isFinite && score >= 0, "\(mixture) at \(y)")
      let normal = try Normal(mean: mixture.means[0, 0], variance: mixture.variances[0, 0])
      #expect(normal.crps(y).isFinite && normal.crps(y) >= 0, "\(normal) at \(y)")
      let energy = energyScore(mixture.means, outcome: [y])
      #expect(energy.isFinite && energy >= 0, "\(mixture) at \(y)")
      #expect(0...1 ~= mixture.highestDensityLevel(at: y), "\(mixture) at \(y)")
      let probability = numbers.probability()
      let region = try mixture.highestDensityRegion(probability: probability)
      #expect(!region.intervals.isEmpty && region.density.isFinite, "\(mixture), \(probability)")
      #expect(zip(region.intervals, region.intervals.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      let ends = region.intervals.flatMap { [$0.lowerBound, $0.upperBound] }
      #expect(ends.allSatisfy(\.isFinite) || probability == 1, "\(mixture), \(probability)")
      let interval = try mixture.centralInterval(probability: probability)
      #expect(interval.lowerBound.isFinite && interval.upperBound.isFinite || probability == 1, "\(mixture)")
    }
  }
}
