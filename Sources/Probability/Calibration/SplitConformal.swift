/// Prediction sets with a guaranteed coverage, whatever the model: split-conformal prediction (V. Vovk, A. Gammerman and
/// G. Shafer, "Algorithmic learning in a random world", 2005; J. Lei et al., "Distribution-free predictive inference for
/// regression", 2018).
///
/// Take a model that has been trained, and n calibration data that it has not seen. A *score* tells how badly an outcome
/// fits the model's answer. The set of all outcomes whose score is at most ``threshold(coverage:)``, the ⌈(n + 1)c⌉-th
/// smallest score of the calibration data, then contains the next outcome with a probability of at least c, and of at most
/// c + 1/(n + 1) if no scores are equal.
///
/// Scores that are levels give sets of a familiar shape. With that of the highest-density region ("HPD-split",
/// R. Izbicki, G. Shimizu and R. Stern, "CD-split and HPD-split", 2022) the set is such a region, of a probability that
/// makes up for what the model gets wrong:
///
/// ```swift
/// let conformal = try SplitConformal(scores: zip(answers, outcomes).map { $0.highestDensityLevel(at: $1) })
/// let level = min(try conformal.threshold(coverage: 0.9), 1)
/// let set = try nextAnswer.highestDensityRegion(probability: level)
/// ```
///
/// With the level of the central interval, |2F(y) − 1|, it is `nextAnswer.centralInterval(probability: level)`.
///
/// The guarantee holds if the calibration data and the next one are exchangeable, as independent draws from one
/// distribution are: not for data that drift in time. It is *marginal*: of all data, calibration data included, the share
/// c is covered. It does not say that the coverage is c for each input; where the model is too sure of itself the sets stay
/// too small, and elsewhere they are too large. Nor does it hold for one calibration set: with that kept, the coverage is
/// itself random and varies by about √(c (1 − c)/n).
public struct SplitConformal: Equatable, Sendable {
  /// The scores of the calibration data in ascending order, `[count]`.
  public let scores: [Double]

  /// - Parameter scores: the scores of the calibration data, in any order; the larger, the worse the outcome fits.
  /// - Throws: ``ProbabilityError/notANumber(_:index:)`` for a score that is NaN.
  public init(scores: [Double]) throws(ProbabilityError) {
    for (index, score) in scores.enumerated() where score.isNaN { throw .notANumber("score", index: index) }
    self.scores = scores.sorted()
  }

  /// The largest score of an outcome in the set: the ⌈(n + 1)c⌉-th smallest of the n scores.
  ///
  /// A product (n + 1)c that rounding has put just above a whole number counts as that number.
  ///
  /// - Parameter coverage: the probability c in [0, 1] with which the set is to contain the outcome.
  /// - Returns: one of the scores, or ∞ if there are fewer than ⌈(n + 1)c⌉: then only the set of all outcomes has the
  ///   coverage. It is −∞ for c = 0.
  /// - Throws: ``ProbabilityError/invalidProbability(_:index:)`` for a number outside [0, 1].
  public func threshold(coverage: Double) throws(ProbabilityError) -> Double {
    try checkUnitInterval([coverage])
    let rank = (Double(scores.count + 1) * coverage * (1 - 4 * Double.ulpOfOne)).rounded(.up)
    guard rank > 0 else { return -.infinity }
    return rank <= Double(scores.count) ? scores[Int(rank) - 1] : .infinity
  }
}
