import ElementaryFunctions
import LinearAlgebra
import Preconditions

// A mixture in one dimension is also asked with a number instead of a list of one.
extension GaussianMixture {
  /// The density at a number.
  public func density(_ y: Double) -> Double { density([y]) }

  /// The densities at many numbers: the bits of ``density(_:)-(Double)`` at each, several times faster.
  public func densities(at y: [Double]) -> [Double] { densities(at: Matrix(column: y)) }

  /// The logarithm of the density at a number.
  public func logDensity(_ y: Double) -> Double { logDensity([y]) }

  /// The responsibilities of the components for a number.
  public func responsibilities(_ y: Double) -> [Double] { responsibilities([y]) }

  /// The probability of a value up to y: Σₖ πₖ Φ((y − μₖ)/σₖ), in [0, 1].
  ///
  /// The relative error is below 1e-14 also in the lower tail.
  public func cumulative(_ y: Double) -> Double {
    tail { k in y - means[k, 0] }
  }

  /// The probability of a value above y, 1 − ``cumulative(_:)``, with a relative error below 1e-14 also in the upper tail.
  public func complementaryCumulative(_ y: Double) -> Double {
    tail { k in means[k, 0] - y }
  }

  /// Σₖ πₖ Φ(dₖ/σₖ) with distances dₖ from the means; rounding may leave the priors' sum a little above one.
  private func tail(_ distance: (Int) -> Double) -> Double {
    requireScalar()
    let sum = (0..<components).reduce(0) { sum, k in
      sum + priors[k] * Normal.standardCumulative(distance(k) / variances[k].squareRoot())
    }
    return min(sum, 1)
  }

  /// The value below which a draw lies with the given probability, by bisection to the last bit: −∞ for 0, ∞ for 1, NaN
  /// outside of [0, 1].
  public func quantile(_ probability: Double) -> Double {
    requireScalar()
    guard 0 < probability, probability < 1 else { return Normal.standardQuantile(probability) }
    // The mixture's quantile lies between the least and the greatest of its components'.
    let z = Normal.standardQuantile(probability)
    let ends = (0..<components).filter { priors[$0] > 0 }
      .map { means[$0, 0].addingProduct(variances[$0].squareRoot(), z) }
    var low = ends.reduce(.infinity, min)
    var high = ends.reduce(-.infinity, max)
    while true {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { return middle }
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
  }

  /// The median: half of the draws lie below it.
  public var median: Double { quantile(0.5) }

  /// The mean of the component with the greatest prior, of the first one where several have it.
  ///
  /// It is easily had, but it is not where the density is greatest: see ``modes``.
  public var mostProbableMean: Double {
    requireScalar()
    return means[(1..<components).reduce(0) { priors[$1] > priors[$0] ? $1 : $0 }, 0]
  }

  /// A draw.
  public func sample(using random: inout RandomSource) -> Double {
    requireScalar()
    return sampleVector(using: &random)[0]
  }

  func requireScalar() {
    require(dimensions == 1, "this needs a mixture in one dimension, not in \(dimensions)")
  }
}
