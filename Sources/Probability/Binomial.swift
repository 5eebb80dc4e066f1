import Preconditions

/// The binomial distribution: how many of n independent trials succeed, each with the probability p.
public struct Binomial: Equatable, Sendable {
  /// The number n of trials.
  public let trials: Int
  /// The probability p of a trial's success.
  public let probability: Double
  /// The probabilities of 0, …, n successes.
  private let masses: [Double]

  /// The distribution for a number of trials and a probability.
  ///
  /// - Throws: ``ProbabilityError`` where the number is negative or more than any memory can tabulate, or the probability
  ///   outside [0, 1].
  public init(trials: Int, probability: Double) throws(ProbabilityError) {
    guard trials >= 0 else { throw .negativeCount(trials, index: 0) }
    guard trials < maximumCount else { throw .tooMany("trials", trials, limit: maximumCount - 1) }
    try checkUnitInterval([probability])
    self.trials = trials
    self.probability = probability
    // From the most probable number outwards, so that no power underflows that matters, then divided by the sum.
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

  /// The probability (n choose k) pᵏ (1 − p)ⁿ⁻ᵏ of k successes, with a relative error of at most 1e-15 for each success
  /// away from the most probable number.
  public func mass(_ successes: Int) -> Double { masses.indices ~= successes ? masses[successes] : 0 }

  /// The least number of successes up to which at least the given probability lies.
  ///
  /// - Throws: ``ProbabilityError`` where the probability lies outside [0, 1].
  public func quantile(_ cumulative: Double) throws(ProbabilityError) -> Int {
    try checkUnitInterval([cumulative])
    var sum = 0.0
    for (k, mass) in masses.enumerated() {
      sum += mass
      if sum >= cumulative { return k }
    }
    // Rounding may leave the sum a little below one.
    return trials
  }

  /// The numbers of successes without the lowest and the highest ones that have half of the rest of the probability each:
  /// from the quantile of (1 − level)/2 to that of (1 + level)/2. They have at least the probability `level`.
  ///
  /// - Throws: ``ProbabilityError`` where the level lies outside [0, 1].
  public func centralInterval(_ level: Double = 0.95) throws(ProbabilityError) -> ClosedRange<Int> {
    try checkUnitInterval([level])
    return try quantile((1 - level) / 2)...quantile((1 + level) / 2)
  }
}
