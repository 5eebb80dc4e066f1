import Preconditions

/// The binomial distribution: the number of successes in n independent trials, each of which succeeds with probability
/// p.
public struct Binomial: Equatable, Sendable {
  /// The number n of trials, not negative.
  public let trials: Int
  /// The probability p that a trial succeeds, in [0, 1].
  public let probability: Double
  /// The probabilities of 0, …, n successes.
  private let masses: [Double]

  /// The distribution with the given parameters. It tabulates the probabilities, in n + 1 numbers.
  ///
  /// - Parameters:
  ///   - trials: the number n of trials, not negative.
  ///   - probability: the probability p that a trial succeeds, in [0, 1].
  /// - Throws: ``ProbabilityError`` if the number of trials is negative or too large for any memory to tabulate, or the
  ///   probability lies outside [0, 1].
  public init(trials: Int, probability: Double) throws(ProbabilityError) {
    guard trials >= 0 else { throw .negativeCount(trials, index: 0) }
    guard trials < maximumCount else { throw .tooMany("trials", trials, limit: maximumCount - 1) }
    try checkUnitInterval([probability])
    self.trials = trials
    self.probability = probability
    // From the most probable number outwards, so that no power that matters underflows, then divided by the sum.
    var masses = [Double](repeating: 0, count: trials + 1)
    let peak = min(Int(Double(trials + 1) * probability), trials)
    let odds = probability / (1 - probability)
    masses[peak] = 1
    for k in stride(from: peak, to: trials, by: 1) {
      masses[k + 1] = masses[k] * odds * Double(trials - k) / Double(k + 1)
    }
    for k in stride(from: peak, to: 0, by: -1) { masses[k - 1] = masses[k] / odds * Double(k) / Double(trials - k + 1) }
    let sum = masses.reduce(0, +)
    self.masses = masses.map { $0 / sum }
  }

  /// The probability (n choose k) pᵏ (1 − p)ⁿ⁻ᵏ of k successes; zero for k outside 0…n.
  ///
  /// Its relative error is at most 1e-15 times the distance of k from the most probable number.
  public func mass(_ successes: Int) -> Double { masses.indices ~= successes ? masses[successes] : 0 }

  /// The smallest number k such that at most k successes have at least the given probability.
  ///
  /// - Parameter cumulative: a probability in [0, 1].
  /// - Returns: a number from 0 to n.
  /// - Throws: ``ProbabilityError`` if the probability lies outside [0, 1].
  public func quantile(_ cumulative: Double) throws(ProbabilityError) -> Int {
    try checkUnitInterval([cumulative])
    var sum = 0.0
    for (k, mass) in masses.enumerated() {
      sum += mass
      if sum >= cumulative { return k }
    }
    // Rounding may leave the sum slightly below one.
    return trials
  }

  /// The central interval of the number of successes. It leaves out at most half of the remaining probability on each
  /// side, and so has at least the probability `level`.
  ///
  /// - Parameter level: a probability in [0, 1].
  /// - Returns: the numbers from the quantile of (1 − level)/2 to that of (1 + level)/2.
  /// - Throws: ``ProbabilityError`` if the level lies outside [0, 1].
  public func centralInterval(_ level: Double = 0.95) throws(ProbabilityError) -> ClosedRange<Int> {
    try checkUnitInterval([level])
    return try quantile((1 - level) / 2)...quantile((1 + level) / 2)
  }
}
