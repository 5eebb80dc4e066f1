import ElementaryFunctions

extension GaussianMixture {
  /// The smallest set of the given probability, for a mixture in one dimension: where p(y) is at least the height at which
  /// this set has that probability. For a mixture of several peaks it may consist of several intervals.
  ///
  /// Between neighbouring maxima and minima of the density there is one end at most, found to the last digits, and so is
  /// the height. The probability of the result is the given one to within about 10⁻¹⁵/p: around a mode the density
  /// hardly falls, so very small regions are lost in rounding. Where ``modes`` misses a maximum, the region may miss the
  /// interval around it.
  ///
  /// - Parameter probability: a number in [0, 1].
  /// - Returns: the region; the highest mode alone for 0, the whole line with the density 0 for 1.
  /// - Throws: ``ProbabilityError/invalidProbability(_:index:)`` for another number.
  public func highestDensityRegion(probability: Double) throws(ProbabilityError) -> HighestDensityRegion {
    try checkUnitInterval([probability])
    requireScalar()
    guard probability < 1 else {
      return HighestDensityRegion(intervals: [-Double.infinity...Double.infinity], density: 0)
    }
    let profile = DensityProfile(self)
    let height = root(between: profile.lowest, and: profile.highest) { height in
      // The smaller of the set's probability and the rest's has the more digits.
      probability < 0.5
        ? profile.probability(of: profile.intervals(above: height)) - probability
        : (1 - probability) - profile.probability(outside: profile.intervals(above: height))
    }
    return HighestDensityRegion(
      intervals: profile.intervals(above: probability > 0 ? height : profile.highest),
      density: Double.exp(probability > 0 ? height : profile.highest).saturated)
  }

  /// The probability of all numbers at which the density exceeds that at y, for a mixture in one dimension: the level at
  /// which y enters the ``highestDensityRegion(probability:)``.
  ///
  /// If y is a draw from the mixture, the level is uniform on [0, 1].
  ///
  /// - Returns: a number in [0, 1], near 0 at the highest mode and near 1 far out; NaN for NaN. The rounding error of an answer
  ///   p is about 10⁻¹⁵/p, at most 10⁻⁷.
  public func highestDensityLevel(at y: Double) -> Double {
    requireScalar()
    guard !y.isNaN else { return y }
    let profile = DensityProfile(self)
    let denser = profile.intervals(above: logDensity(y))
    let inside = profile.probability(of: denser)
    return inside < 0.5 ? inside : 1 - min(profile.probability(outside: denser), 1)
  }

  /// The interval that leaves (1 − p)/2 of the probability on either side, for a mixture in one dimension.
  ///
  /// - Parameter probability: p, a number in [0, 1].
  /// - Returns: the interval; the median alone for 0, the whole line for 1.
  /// - Throws: ``ProbabilityError/invalidProbability(_:index:)`` for another number.
  public func centralInterval(probability: Double) throws(ProbabilityError) -> ClosedRange<Double> {
    try checkUnitInterval([probability])
    let tail = 0.5 * (1 - probability)
    let (low, high) = (quantile(tail), upperQuantile(tail))
    return min(low, high)...max(low, high)
  }
}
