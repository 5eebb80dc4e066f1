import ElementaryFunctions

/// The Kolmogorov–Smirnov test of whether numbers were drawn independently and uniformly from [0, 1].
///
/// If numbers yᵢ come from a continuous distribution function F, their probability integral transforms F(yᵢ) are
/// uniform, so this can test any such distribution.
///
/// ```swift
/// let test = try KolmogorovSmirnovTest(y.map(mixture.cumulative))
/// test.statistic     // 0.021…
/// test.pValue        // 0.34…: one sample in three differs at least as much by chance
/// ```
public struct KolmogorovSmirnovTest: Equatable, Sendable {
  /// The number n of values.
  public let count: Int
  /// The statistic D, the largest distance between the empirical distribution function of the values and that of the
  /// uniform distribution, from 1/(2n) to 1.
  public let statistic: Double

  /// Tests values.
  ///
  /// - Parameter values: at least one number, each in [0, 1], in any order.
  /// - Throws: ``ProbabilityError`` if there are none, or one lies outside [0, 1] or is NaN.
  public init(_ values: [Double]) throws(ProbabilityError) {
    guard !values.isEmpty else { throw .empty("value") }
    try checkUnitInterval(values)
    let n = Double(values.count)
    count = values.count
    statistic = values.sorted().enumerated().reduce(0) { largest, value in
      // The empirical distribution function jumps from i/n to (i + 1)/n.
      let (below, above) = (value.element - Double(value.offset) / n, Double(value.offset + 1) / n - value.element)
      return max(largest, below, above)
    }
  }

  /// The probability that the same number of independent uniform numbers has a statistic at least as large, in [0, 1].
  ///
  /// It is Kolmogorov's asymptotic distribution at √n D + 1/(6√n) + (√n D − 1)/(4n), a correction by J. Vrbik
  /// ("Small-sample corrections to Kolmogorov–Smirnov test statistic", 2018). It differs from the exact probability by
  /// less than 0.003 for n = 10, 2e-4 for n = 100 and 1.1e-5 for n = 2,000.
  public var pValue: Double {
    let n = Double(count)
    let z = n.squareRoot() * statistic
    return Self.kolmogorovTail(z + 1 / (6 * n.squareRoot()) + (z - 1) / (4 * n))
  }

  /// The probability that the largest distance of a Brownian bridge from zero exceeds z > 0, to within 1e-15; it is the
  /// limit for √n D. There are two series for this function, each of which converges fast where the other does not.
  private static func kolmogorovTail(_ z: Double) -> Double {
    guard z < 1 else {
      return (1...5).reduce(0) { sum, k in
        sum + (k.isMultiple(of: 2) ? -2 : 2) * Double.exp(-2 * Double(k * k) * z * z)
      }
    }
    let sum = stride(from: 1.0, through: 9, by: 2)
      .reduce(0) { $0 + Double.exp(-$1 * $1 * Double.pi * Double.pi / (8 * z * z)) }
    return 1 - (2 * Double.pi).squareRoot() / z * sum
  }
}
