import LinearAlgebra
import Preconditions

/// Samples to train on or to test with: inputs and the targets that belong to them.
///
/// ```swift
/// let data = try DataSet(inputs: x, targets: y)     // from two arrays of numbers
/// let inverse = data.inverted                       // predicts x from y
/// ```
public struct DataSet: Equatable, Sendable {
  /// The inputs, `[samples, inputs]`.
  public let inputs: Matrix<Float>
  /// The targets, `[samples, targets]`.
  public let targets: Matrix<Float>
  /// How much each sample counts in a mean of losses, `[samples]`; nil if all count the same.
  public let weights: [Float]?

  /// The number of samples.
  public var count: Int { inputs.rows }

  /// A data set from matrices with one row per sample.
  ///
  /// - Parameters:
  ///   - inputs: `[samples, inputs]`.
  ///   - targets: `[samples, targets]`.
  ///   - weights: how much each sample counts, `[samples]`, from zero, and not all zero; nil if all count the same. A mean
  ///     of losses l with weights w is Σ wᵢlᵢ / Σ wᵢ, in training over each batch.
  /// - Throws: ``TrainingError`` if there are no samples, inputs or targets, the numbers of rows differ, a number is not
  ///   finite, or a weight is negative or none is positive.
  public init(inputs: Matrix<Float>, targets: Matrix<Float>, weights: [Float]? = nil) throws(TrainingError) {
    guard inputs.rows == targets.rows else {
      throw .sampleCountsDiffer(inputs: inputs.rows, targets: targets.rows)
    }
    guard inputs.rows > 0 else { throw .emptyData("sample") }
    guard inputs.columns > 0 else { throw .emptyData("input") }
    guard targets.columns > 0 else { throw .emptyData("target") }
    try inputs.checkFinite("inputs")
    try targets.checkFinite("targets")
    if let weights {
      guard weights.count == inputs.rows else {
        throw .shapeDiffers(what: "weights, one per sample", expected: inputs.rows, actual: weights.count)
      }
      if let sample = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .invalidWeight(Double(weights[sample]), sample: sample)
      }
      guard weights.contains(where: { $0 > 0 }) else { throw .emptyData("sample with a positive weight") }
    }
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }

  /// A data set with one input and one target per sample, rounded to `Float`.
  ///
  /// - Throws: ``TrainingError`` if there are no samples, the counts differ, or a number is not finite as a `Float`.
  public init(inputs: [Double], targets: [Double]) throws(TrainingError) {
    try self.init(inputs: Matrix(column: inputs.map { Float($0) }), targets: Matrix(column: targets.map { Float($0) }))
  }

  /// A data set from rows of numbers, one row per sample, rounded to `Float`.
  ///
  /// - Parameters:
  ///   - inputs: `[samples][inputs]`.
  ///   - targets: `[samples][targets]`.
  /// - Throws: ``TrainingError`` if a row has another length than the first, there are no samples, inputs or targets, the
  ///   numbers of rows differ, or a number is not finite as a `Float`.
  public init(
    inputs: [[some BinaryFloatingPoint]], targets: [[some BinaryFloatingPoint]]
  ) throws(TrainingError) {
    try self.init(inputs: Matrix(rows: inputs, of: "inputs"), targets: Matrix(rows: targets, of: "targets"))
  }

  /// A data set from rows of inputs, and one target per sample, rounded to `Float`.
  ///
  /// - Parameters:
  ///   - inputs: `[samples][inputs]`.
  ///   - targets: `[samples]`.
  /// - Throws: ``TrainingError`` as for rows of targets.
  public init(
    inputs: [[some BinaryFloatingPoint]], targets: [some BinaryFloatingPoint]
  ) throws(TrainingError) {
    try self.init(inputs: Matrix(rows: inputs, of: "inputs"), targets: Matrix(column: targets.map { Float($0) }))
  }

  private init(checkedInputs: Matrix<Float>, targets: Matrix<Float>, weights: [Float]?) {
    inputs = checkedInputs
    self.targets = targets
    self.weights = weights
  }

  /// The same samples with inputs and targets exchanged, for learning the inverse.
  public var inverted: DataSet { DataSet(checkedInputs: targets, targets: inputs, weights: weights) }

  /// A data set of chosen samples.
  ///
  /// - Parameter samples: indices from 0 up to but not including ``count``, at least one; an index may occur more than
  ///   once. Anything else stops the program with a message.
  /// - Returns: the samples with these indices, in the order given.
  public func selecting(_ samples: [Int]) -> DataSet {
    require(!samples.isEmpty, "a data set needs at least one sample")
    let (inputs, targets) = (inputs.selecting(rows: samples), targets.selecting(rows: samples))
    return DataSet(
      checkedInputs: inputs, targets: targets, weights: weights.map { weights in samples.map { weights[$0] } })
  }

  /// Splits off the last samples as a validation set (``EarlyStopping``); the others remain to train on.
  ///
  /// If the samples are sorted in any way, shuffle them first: `data.selecting(random.permutation(of: data.count))`.
  ///
  /// - Parameter count: the number of samples to split off, from 1 to one less than there are.
  /// - Returns: the two parts, each with its samples in their present order.
  /// - Throws: ``TrainingError`` if either part would be empty.
  public func splitting(last count: Int) throws(TrainingError) -> (training: DataSet, validation: DataSet) {
    guard count > 0, count < self.count else { throw .invalidSplit(last: count, samples: self.count) }
    let first = self.count - count
    return (selecting(Array(0..<first)), selecting(Array(first..<self.count)))
  }
}
