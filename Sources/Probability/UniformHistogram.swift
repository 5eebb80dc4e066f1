import Preconditions

/// A histogram of numbers that should be uniform on [0, 1], with the band in which its counts then lie.
///
/// ```swift
/// let histogram = try UniformHistogram(y.map(mixture.cumulative), bins: 20)
/// histogram.counts                      // 104, 93, …
/// try histogram.centralInterval(0.95)   // 81...120 for 2,000 values
/// ```
public struct UniformHistogram: Equatable, Sendable {
  /// The number of values in each bin; the bins are of equal width.
  public let counts: [Int]

  /// Counts values in bins; one on an edge belongs to the bin above, 1 to the last bin.
  ///
  /// - Throws: ``ProbabilityError`` where there are no values or bins, more bins than any memory holds, or a value lies
  ///   outside [0, 1] or is not a number.
  public init(_ values: [Double], bins: Int) throws(ProbabilityError) {
    guard !values.isEmpty else { throw .empty("value") }
    guard bins > 0 else { throw .empty("bin") }
    guard bins <= maximumCount else { throw .tooMany("bins", bins, limit: maximumCount) }
    try checkUnitInterval(values)
    var counts = [Int](repeating: 0, count: bins)
    for value in values { counts[min(Int(value * Double(bins)), bins - 1)] += 1 }
    self.counts = counts
  }

  /// The central interval of a bin's count if the values are independent and uniform: the count of one bin is then binomial,
  /// with the probability 1/bins for each value. Of many bins, the share 1 − level lies outside even so.
  ///
  /// - Throws: ``ProbabilityError`` where the level lies outside [0, 1].
  public func centralInterval(_ level: Double = 0.95) throws(ProbabilityError) -> ClosedRange<Int> {
    try Binomial(trials: counts.reduce(0, +), probability: 1 / Double(counts.count)).centralInterval(level)
  }
}
