/// What does not describe a probability distribution.
public enum ProbabilityError: Error, Equatable, CustomStringConvertible {
  /// A distribution needs at least one outcome, component or observation.
  case empty(String)
  /// A probability outside [0, 1], or not a number.
  case invalidProbability(Double, index: Int)
  /// Probabilities that do not add up to one.
  case notNormalised(sum: Double)
  /// A variance that is not positive and finite.
  case invalidVariance(Double, index: Int)
  /// A mean that is infinite or not a number.
  case invalidMean(Double, index: Int)
  /// A count below zero.
  case negativeCount(Int, index: Int)
  /// A count too large for a table.
  case tooMany(String, Int, limit: Int)
  /// Two lists that should have the same length.
  case countDiffers(expected: Int, actual: Int, what: String)

  /// What was expected and what came.
  public var description: String {
    switch self {
    case .empty(let what): "at least one \(what) is needed, got none"
    case .invalidProbability(let value, let index): "probability \(index) must lie in [0, 1], got \(value)"
    case .notNormalised(let sum): "probabilities must add up to 1, got \(sum)"
    case .invalidVariance(let value, let index): "variance \(index) must be positive and finite, got \(value)"
    case .invalidMean(let value, let index): "mean \(index) must be finite, got \(value)"
    case .negativeCount(let count, let index): "count \(index) must not be negative, got \(count)"
    case .tooMany(let what, let count, let limit): "at most \(limit) \(what) are possible, got \(count)"
    case .countDiffers(let expected, let actual, let what): "\(expected) \(what) expected, got \(actual)"
    }
  }
}
