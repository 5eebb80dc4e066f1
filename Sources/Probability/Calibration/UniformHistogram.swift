import Preconditions

/// A histogram of numbers that should be uniform on [0, 1], with the interval in which its counts then lie.
///
/// ```swift
/// let histogram = try UniformHistogram(y.map(mixture.cumulative), bins: 20)
/// histogram.counts                      // 104, 93, …
/// try histogram.centralInterval(0.95)   // 81...120 for 2,000 values
/// ```
public struct UniformHistogram: Equatable, Sendable {
  /// The number of values in each bin, `[bins]`; the bins have equal widths.
  public let counts: [Int]

  /// Counts values in bins. A value on the edge of two bins belongs to the upper one, the value 1 to the last.
  ///
  /// - Parameters:
  ///   - values: at least one number, each in [0, 1], in any order.
  ///   - bins: the number of bins, positive.
  /// - Throws: ``ProbabilityError`` if there are no values or no bins, more bins than any memory holds, or a value is
  ///   NaN or outside [0, 1].
  public init(_ values: [Double], bins: Int) throws(ProbabilityError) {
    guard !values.isEmpty else { throw .empty("value") }
    guard bins > 0 else { throw .empty("bin") }
    guard bins <= maximumCount else { throw .tooMany("bins", bins, limit: maximumCount) }
    try checkUnitInterval(values)
    var counts = [Int](repeating: 0, count: bins)
    for value in values { counts[min(Int(value * Double(bins)), bins - 1)] += 1 }
    self.counts = counts
  }

  /// The central interval of the count of one bin if the values are independent and uniform; the count is then
  /// binomial, with the probability 1/bins for each value. Even so, a proportion of up to 1 − level of many bins is
  /// expected to lie outside.
  ///
  /// - Parameter level: a probability in [0, 1].
  /// - Returns: counts, an interval of at least the probability `level` (``Binomial/centralInterval(_:)``).
  /// - Throws: ``ProbabilityError`` if the level lies outside [0, 1].
  public func centralInterval(_ level: Double = 0.95) throws(ProbabilityError) -> ClosedRange<Int> {
    try Binomial(trials: counts.reduce(0, +), probability: 1 / Double(counts.count)).centralInterval(level)
  }
}
