/// Why numbers do not describe a probability distribution.
public enum ProbabilityError: Error, Equatable, CustomStringConvertible {
  /// No outcome, component, dimension, value, bin or observation where at least one is needed.
  case empty(String)
  /// A probability that is NaN or outside [0, 1].
  case invalidProbability(Double, index: Int)
  /// Probabilities that do not sum to 1.
  case notNormalised(sum: Double)
  /// A variance that is not positive and finite.
  case invalidVariance(Double, index: Int)
  /// What should be the covariance matrix of a component and is not.
  case invalidCovariance(CovarianceFault, component: Int)
  /// A mean that is infinite or NaN.
  case invalidMean(Double, index: Int)
  /// A number of some kind that is NaN.
  case notANumber(String, index: Int)
  /// A value that is infinite or NaN.
  case invalidValue(Double, dimension: Int)
  /// A negative count.
  case negativeCount(Int, index: Int)
  /// A count that is too large to be tabulated.
  case tooMany(String, Int, limit: Int)
  /// Two arrays that should have the same length and do not.
  case countDiffers(expected: Int, actual: Int, what: String)

  /// One sentence that says what was expected and what came.
  public var description: String {
    switch self {
    case .empty(let what): "at least one \(what) is needed, got none"
    case .invalidProbability(let value, let index): "probability \(index) must lie in [0, 1], got \(value)"
    case .notNormalised(let sum): "probabilities must sum to 1, got \(sum)"
    case .invalidVariance(let value, let index): "variance \(index) must be positive and finite, got \(value)"
    case .invalidCovariance(let fault, let component): "the covariance of component \(component) \(fault)"
    case .invalidMean(let value, let index): "mean \(index) must be finite, got \(value)"
    case .notANumber(let what, let index): "\(what) \(index) must be a number, got nan"
    case .invalidValue(let value, let dimension): "the value of dimension \(dimension) must be finite, got \(value)"
    case .negativeCount(let count, let index): "count \(index) must not be negative, got \(count)"
    case .tooMany(let what, let count, let limit): "at most \(limit) \(what) are possible, got \(count)"
    case .countDiffers(let expected, let actual, let what): "expected \(expected) \(what), got \(actual)"
    }
  }
}

/// Throws unless all values are probabilities.
func checkUnitInterval(_ values: [Double]) throws(ProbabilityError) {
  for (index, value) in values.enumerated() where !(0...1 ~= value) {
    throw .invalidProbability(value, index: index)
  }
}
