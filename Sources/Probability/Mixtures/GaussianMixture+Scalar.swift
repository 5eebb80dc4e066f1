import ElementaryFunctions
import LinearAlgebra
import Preconditions

// A mixture in one dimension also takes a number where others take an array. Each of these stops the program with a
// message if the mixture has more dimensions.
extension GaussianMixture {
  /// The density p(y) at a number, for a mixture in one dimension.
  public func density(_ y: Double) -> Double { density([y]) }

  /// The densities at many numbers, `[count]`, for a mixture in one dimension. They have the bits of
  /// ``density(_:)-(Double)`` at each, and take a fraction of the time.
  public func densities(at y: [Double]) -> [Double] { densities(at: Matrix(column: y)) }

  /// The logarithm of the density at a number, ln p(y), by log-sum-exp, for a mixture in one dimension.
  public func logDensity(_ y: Double) -> Double { logDensity([y]) }

  /// The responsibilities γₖ of the components for a number, `[components]`, for a mixture in one dimension
  /// (``responsibilities(_:)-([Double])``).
  public func responsibilities(_ y: Double) -> [Double] { responsibilities([y]) }

  /// The probability Σₖ πₖ Φ((y − μₖ)/σₖ), in [0, 1], that a draw is at most y, for a mixture in one dimension.
  ///
  /// Even in the lower tail the relative error is below (4 + z²) · 2.3·10⁻¹⁶ with the standardised distance z of the
  /// components that matter there.
  public func cumulative(_ y: Double) -> Double {
    tail { k in y - means[k, 0] }
  }

  /// The probability that a draw exceeds y, 1 − ``cumulative(_:)``, for a mixture in one dimension.
  ///
  /// The relative error in the upper tail is that of the other in the lower tail.
  public func complementaryCumulative(_ y: Double) -> Double {
    tail { k in means[k, 0] - y }
  }

  /// Σₖ πₖ Φ(dₖ/σₖ) for distances dₖ from the means; rounding may leave the sum of the priors slightly above one.
  private func tail(_ distance: (Int) -> Double) -> Double {
    requireScalar()
    let sum = (0..<components).reduce(0) { sum, k in
      sum + priors[k] * Normal.standardCumulative(distance(k) / variances[k, 0].squareRoot())
    }
    return min(sum, 1)
  }

  /// The quantile, the number below which a draw lies with the given probability, for a mixture in one dimension: the
  /// inverse of ``cumulative(_:)``, by bisection to the last bit. What ``cumulative(_:)`` rounds is not undone: near a
  /// probability of 1 and between components that lie far apart, many numbers have the same probability.
  ///
  /// - Parameter probability: a number in [0, 1].
  /// - Returns: −∞ for 0, ∞ for 1, NaN outside [0, 1].
  public func quantile(_ probability: Double) -> Double {
    requireScalar()
    return bisected(Normal.standardQuantile(probability)) { cumulative($0) < probability }
  }

  /// The number above which a draw lies with the given probability, which keeps its digits near 0.
  func upperQuantile(_ probability: Double) -> Double {
    bisected(-Normal.standardQuantile(probability)) { complementaryCumulative($0) > probability }
  }

  /// The number up to which a condition holds; it lies between the smallest and the largest of μₖ + σₖz, if z is finite.
  private func bisected(_ z: Double, _ isBelow: (Double) -> Bool) -> Double {
    guard z.isFinite else { return z }
    let ends = (0..<components).filter { priors[$0] > 0 }
      .map { means[$0, 0].addingProduct(variances[$0, 0].squareRoot(), z) }
    var low = ends.reduce(.infinity, min)
    var high = ends.reduce(-.infinity, max)
    while true {
      // The difference itself may overflow.
      let middle = low + (0.5 * high - 0.5 * low)
      guard low < middle, middle < high else { return middle }
      if isBelow(middle) { low = middle } else { high = middle }
    }
  }

  /// The median, below which a draw lies with probability ½, for a mixture in one dimension.
  public var median: Double { quantile(0.5) }

  /// The mean of the component with the largest prior, or of the first such component, for a mixture in one dimension.
  ///
  /// It is easy to obtain, but in general it is not where the density is largest: see ``modes``.
  public var mostProbableMean: Double {
    requireScalar()
    return means[(1..<components).reduce(0) { priors[$1] > priors[$0] ? $1 : $0 }, 0]
  }

  /// Draws a number, for a mixture in one dimension: a component, then a number from its Gaussian.
  public func sample(using random: inout RandomSource) -> Double {
    requireScalar()
    return sampleVector(using: &random)[0]
  }

  func requireScalar() {
    require(dimensions == 1, "this needs a mixture in one dimension, not in \(dimensions); take a marginal first")
  }
}
