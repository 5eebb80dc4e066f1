import Foundation

/// What a reader should know of data before training a network on them. Training works all the same.
public enum DataWarning: Equatable, Sendable, CustomStringConvertible {
  /// A column of targets in which some values occur far more often than a smooth density would have it: these values, the
  /// most frequent first.
  case repeatedTargets(column: Int, values: [RepeatedValue], samples: Int)
  /// A column of the `inputs` or `targets` that has the same value in all samples.
  case constant(what: String, column: Int, value: Float)
  /// A column of the `inputs` or `targets` whose mean or standard deviation is far from the scale that networks start at.
  case farFromUnitScale(what: String, column: Int, mean: Double, standardDeviation: Double)

  /// A value, and in how many samples it occurs.
  public struct RepeatedValue: Equatable, Sendable {
    /// The value.
    public let value: Float
    /// The number of samples that have it.
    public let count: Int
  }

  /// One sentence that says what is the case, why it matters, and what to do.
  public var description: String {
    switch self {
    case .repeatedTargets(let column, let values, let samples):
      """
      column \(column) of the targets is \(listing(values)) of \(samples) samples: a density model puts an ever narrower \
      spike on such a value, and its likelihood grows without bound; add noise as wide as the rounding, or treat the \
      values as categories
      """
    case .constant(let what, let column, let value):
      """
      column \(column) of the \(what) is \(value) in all samples, so that there is nothing to \
      \(what == "inputs" ? "learn from it" : "predict"); leave it out
      """
    case .farFromUnitScale(let what, let column, let mean, let deviation):
      """
      column \(column) of the \(what) has the mean \(String(format: "%.4g", mean)) and the standard deviation \
      \(String(format: "%.4g", deviation)), but networks start with numbers near 1 and need many steps to get far from \
      there; train on standardised data, from which the mean is subtracted and which are divided by the standard \
      deviation
      """
    }
  }

  private func listing(_ values: [RepeatedValue]) -> String {
    let shown = values.prefix(5).map { "\($0.value) in \($0.count)" }.joined(separator: ", ")
    return values.count > 5 ? "\(shown), and \(values.count - 5) more values in many" : shown
  }
}
