import ElementaryFunctions

/// The normal (Gaussian) distribution N(μ, σ²).
///
/// ```swift
/// let normal = try Normal(mean: 2, variance: 9)
/// normal.density(2)          // 0.13298…
/// normal.quantile(0.975)     // 7.8799…
/// ```
public struct Normal: Equatable, Sendable {
  /// The mean μ, finite.
  public let mean: Double
  /// The variance σ², positive and finite.
  public let variance: Double

  /// The standard deviation σ.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The normal distribution with the given mean and variance.
  ///
  /// - Throws: ``ProbabilityError`` if the mean is not finite, or the variance is not positive and finite.
  public init(mean: Double, variance: Double) throws(ProbabilityError) {
    guard mean.isFinite else { throw .invalidMean(mean, index: 0) }
    guard variance > 0, variance.isFinite else { throw .invalidVariance(variance, index: 0) }
    self.mean = mean
    self.variance = variance
  }

  /// The normal distribution under which data are most likely, that of their mean and their mean squared deviation from
  /// it.
  ///
  /// - Parameter data: observations, `[count]`.
  /// - Throws: ``ProbabilityError`` if there are no data, one is not finite, or all are the same.
  public init(fittedTo data: [Double]) throws(ProbabilityError) {
    guard !data.isEmpty else { throw .empty("observation") }
    let mean = data.reduce(0, +) / Double(data.count)
    let squares = data.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    try self.init(mean: mean, variance: squares / Double(data.count))
  }

  /// The logarithm of the density at x, −½ ln(2πσ²) − (x − μ)²/2σ².
  public func logDensity(_ x: Double) -> Double {
    -0.5 * Double.log(2 * Double.pi * variance) - (x - mean) * (x - mean) / (2 * variance)
  }

  /// The density at x, (2πσ²)^(−½) exp(−(x − μ)²/2σ²).
  public func density(_ x: Double) -> Double {
    .exp(-(x - mean) * (x - mean) / (2 * variance)) / (2 * Double.pi * variance).squareRoot()
  }

  /// The log-likelihood Σᵢ ln N(xᵢ; μ, σ²) of independent observations, in nats.
  public func logLikelihood(of data: [Double]) -> Double {
    data.reduce(0) { $0 + logDensity($1) }
  }

  /// The probability Φ((x − μ)/σ), in [0, 1], that a draw is at most x.
  public func cumulative(_ x: Double) -> Double {
    Self.standardCumulative((x - mean) / standardDeviation)
  }

  /// The quantile μ + σ Φ⁻¹(p), the number below which a draw lies with the probability p.
  ///
  /// - Parameter probability: p, a number in [0, 1].
  /// - Returns: −∞ for 0, ∞ for 1, NaN outside [0, 1].
  public func quantile(_ probability: Double) -> Double {
    mean.addingProduct(standardDeviation, Self.standardQuantile(probability))
  }

  /// Draws a number from the distribution.
  public func sample(using random: inout RandomSource) -> Double {
    random.normal(mean: mean, standardDeviation: standardDeviation)
  }
}
