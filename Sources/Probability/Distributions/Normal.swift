import ElementaryFunctions

/// The normal (Gaussian) distribution N(μ, σ²).
///
/// At a finite number every answer is finite: a log-density below −1.8·10³⁰⁸, the range of `Double`, is given as its
/// end. The density is zero where it is below 5·10⁻³²⁴; the log-density is not.
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

  private var scale: GaussianScale { GaussianScale(variance: variance) }

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
  /// - Throws: ``ProbabilityError`` if there are no data, one is not finite, all are the same, or the sums overflow, as
  ///   they may for numbers beyond 10¹⁵⁰, or the squares underflow, as they may for distances below 10⁻¹⁵⁰.
  public init(fittedTo data: [Double]) throws(ProbabilityError) {
    guard let first = data.first else { throw .empty("observation") }
    // The mean of equal numbers may be rounded, and the distances from it then are not zero.
    guard data.contains(where: { $0 != first }) else { throw .invalidVariance(0, index: 0) }
    let mean = data.reduce(0, +) / Double(data.count)
    let squares = data.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    try self.init(mean: mean, variance: squares / Double(data.count))
  }

  /// The logarithm of the density at x, −½ ln(2πσ²) − (x − μ)²/2σ².
  public func logDensity(_ x: Double) -> Double {
    (-0.5 * GaussianScale.log(2 * Double.pi, times: variance) - scale.halfSquare(x, from: mean)).saturated
  }

  /// The density at x, (2πσ²)^(−½) exp(−(x − μ)²/2σ²).
  public func density(_ x: Double) -> Double {
    let exponential = Double.exp(-scale.halfSquare(x, from: mean))
    // A subnormal number has lost digits, which a narrow peak would show.
    return exponential.isNormal ? scale.peak(times: exponential) : .exp(logDensity(x))
  }

  /// The log-likelihood Σᵢ ln N(xᵢ; μ, σ²) of independent observations, in nats.
  public func logLikelihood(of data: [Double]) -> Double {
    data.reduce(0) { $0 + logDensity($1) }.saturated
  }

  /// The probability Φ((x − μ)/σ), in [0, 1], that a draw is at most x.
  ///
  /// The rounding of z = (x − μ)/σ costs the lower tail a relative error of about z² · 2·10⁻¹⁶.
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
