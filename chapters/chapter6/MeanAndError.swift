/// A mean, and how far it may be from its expectation.
struct MeanAndError {
  let mean: Double
  /// The standard error s/√n of the mean of n independent numbers with the sample standard deviation s.
  let standardError: Double

  /// The mean of at least two numbers.
  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    standardError = (squares / (count - 1) / count).squareRoot()
  }

  // excerpt: paired
  /// The mean difference of two scores of the same pairs.
  init(_ first: [Double], less second: [Double]) {
    self.init(zip(first, second).map { $0 - $1 })
  }
  // end: paired

  /// By how many standard errors the mean differs from zero.
  var standardErrors: Double { mean / standardError }
}

/// The first of several models, from simple to rich, that is at most one standard error worse than the best of them.
///
/// - Parameter excess: by how much the losses of each exceed those of the best, pair by pair.
/// - Returns: its index.
func simplestWithinOneError(_ excess: [MeanAndError]) -> Int {
  excess.firstIndex { $0.mean <= $0.standardError } ?? excess.count - 1
}

/// The correlation of each number with the next one; next to nothing if they are independent.
func correlationWithNext(_ values: [Double]) -> Double {
  let mean = MeanAndError(values).mean
  let deviations = values.map { $0 - mean }
  let products = zip(deviations, deviations.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  return products / deviations.reduce(0) { $0 + $1 * $1 }
}
