import ElementaryFunctions

/// A distribution over the classes 0, 1, 2, …, given by one probability per class.
///
/// ```swift
/// let observed = try Categorical(counts: [2, 6])             // 0.25, 0.75
/// observed.entropy                                           // 0.5623… nats
/// let model = try Categorical(probabilities: [0.5, 0.5])
/// try observed.crossEntropy(relativeTo: model)               // 0.6931… nats
/// ```
public struct Categorical: Equatable, Sendable {
  /// The probability of each class, `[classes]`; they sum to 1.
  public let probabilities: [Double]

  /// The distribution with the given probabilities.
  ///
  /// - Parameter probabilities: one per class, `[classes]`, each in [0, 1].
  /// - Throws: ``ProbabilityError`` if there are none, one lies outside [0, 1], or their sum differs from 1 by more
  ///   than 1e-9.
  public init(probabilities: [Double]) throws(ProbabilityError) {
    guard !probabilities.isEmpty else { throw .empty("probability") }
    try checkUnitInterval(probabilities)
    let sum = probabilities.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-9 else { throw .notNormalised(sum: sum) }
    self.probabilities = probabilities
  }

  /// The empirical distribution, in which each class has its relative frequency nⱼ/N.
  ///
  /// - Parameter counts: how often each class was observed, `[classes]`.
  /// - Throws: ``ProbabilityError`` if a count is negative or all are zero.
  public init(counts: [Int]) throws(ProbabilityError) {
    try checkCounts(counts)
    let total = counts.reduce(0.0) { $0 + Double($1) }
    guard total > 0 else { throw .empty("observation") }
    probabilities = counts.map { Double($0) / total }
  }

  /// The entropy −Σⱼ pⱼ ln pⱼ in nats, where 0 ln 0 = 0.
  public var entropy: Double {
    probabilities.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 }
  }

  /// The cross-entropy H(y, ŷ) = −Σⱼ yⱼ ln ŷⱼ in nats of this distribution y and a model's ŷ.
  ///
  /// - Parameter model: ŷ, a distribution over the same classes.
  /// - Returns: a number from the entropy, for ŷ = y, to infinity, for a model that assigns zero probability to a class
  ///   that occurs.
  /// - Throws: ``ProbabilityError`` if the numbers of classes differ.
  public func crossEntropy(relativeTo model: Categorical) throws(ProbabilityError) -> Double {
    try model.checkClassCount(probabilities.count)
    // excerpt: crossEntropy
    return zip(probabilities, model.probabilities).reduce(0) { sum, pair in
      let (y, prediction) = pair
      return y > 0 ? sum - y * Double.log(prediction) : sum
    }
    // end: crossEntropy
  }

  /// The Kullback–Leibler divergence D(y‖ŷ) = Σⱼ yⱼ ln(yⱼ/ŷⱼ) in nats of this distribution y from a model's ŷ: the
  /// excess of the cross-entropy over the entropy, H(y, ŷ) = H(y) + D(y‖ŷ).
  ///
  /// - Parameter model: ŷ, a distribution over the same classes.
  /// - Returns: a number from zero, for ŷ = y, to infinity, for a model that assigns zero probability to a class that
  ///   occurs.
  /// - Throws: ``ProbabilityError`` if the numbers of classes differ.
  public func klDivergence(relativeTo model: Categorical) throws(ProbabilityError) -> Double {
    try model.checkClassCount(probabilities.count)
    let divergence = meanLogRatio(to: model)
    // The quotient may overflow for a probability of the model below 10⁻³⁰⁸. Rounding may leave less than zero.
    return divergence.isFinite ? max(divergence, 0) : try crossEntropy(relativeTo: model) - entropy
  }

  private func meanLogRatio(to model: Categorical) -> Double {
    // excerpt: klDivergence
    return zip(probabilities, model.probabilities).reduce(0) { sum, pair in
      let (y, prediction) = pair
      return y > 0 ? sum + y * Double.log(y / prediction) : sum
    }
    // end: klDivergence
  }

  /// The negative log-likelihood −Σⱼ nⱼ ln pⱼ in nats of observed class counts.
  ///
  /// - Parameter counts: how often each class was observed, `[classes]`.
  /// - Returns: a number from zero to infinity, for a class with zero probability that was observed.
  /// - Throws: ``ProbabilityError`` if the numbers of classes differ or a count is negative.
  public func negativeLogLikelihood(counts: [Int]) throws(ProbabilityError) -> Double {
    try checkClassCount(counts.count)
    try checkCounts(counts)
    return zip(counts, probabilities).reduce(0) { sum, pair in
      let (count, probability) = pair
      return count > 0 ? sum - Double(count) * Double.log(probability) : sum
    }
  }

  /// Draws a class: the first whose cumulative probability exceeds a uniform random number.
  ///
  /// - Returns: the index of a class with positive probability.
  public func sample(using random: inout RandomSource) -> Int {
    let u = random.uniform()
    var cumulative = 0.0
    for (index, p) in probabilities.enumerated() {
      cumulative += p
      if u < cumulative { return index }
    }
    // Rounding may leave the sum slightly below one.
    return probabilities.lastIndex { $0 > 0 } ?? probabilities.count - 1
  }

  private func checkClassCount(_ count: Int) throws(ProbabilityError) {
    guard count == probabilities.count else {
      throw .countDiffers(expected: count, actual: probabilities.count, what: "classes")
    }
  }
}

private func checkCounts(_ counts: [Int]) throws(ProbabilityError) {
  for (index, count) in counts.enumerated() where count < 0 { throw .negativeCount(count, index: index) }
}
