import LinearAlgebra
import Preconditions

/// Samples to learn from or to test with: inputs and the targets that belong to them.
///
/// ```swift
/// let data = try DataSet(inputs: x, targets: y)     // from two lists of numbers
/// let inverse = data.inverted                       // from y to x
/// ```
public struct DataSet: Equatable, Sendable {
  /// The inputs, `[samples, inputs]`.
  public let inputs: Matrix<Float>
  /// The targets, `[samples, targets]`.
  public let targets: Matrix<Float>

  /// The number of samples.
  public var count: Int { inputs.rows }

  /// A data set from matrices with one row a sample.
  ///
  /// - Throws: ``TrainingError`` where there are no samples, the numbers of rows differ, or a number is not finite.
  public init(inputs: Matrix<Float>, targets: Matrix<Float>) throws(TrainingError) {
    guard inputs.rows == targets.rows else {
      throw .sampleCountsDiffer(inputs: inputs.rows, targets: targets.rows)
    }
    guard inputs.rows > 0 else { throw .emptyData("sample") }
    guard inputs.columns > 0 else { throw .emptyData("input") }
    guard targets.columns > 0 else { throw .emptyData("target") }
    try Self.check(inputs, "inputs")
    try Self.check(targets, "targets")
    self.inputs = inputs
    self.targets = targets
  }

  /// A data set of one input and one target, rounded to `Float`.
  ///
  /// - Throws: ``TrainingError`` as for matrices.
  public init(inputs: [Double], targets: [Double]) throws(TrainingError) {
    try self.init(inputs: Matrix(column: inputs.map { Float($0) }), targets: Matrix(column: targets.map { Float($0) }))
  }

  private init(checkedInputs: Matrix<Float>, targets: Matrix<Float>) {
    inputs = checkedInputs
    self.targets = targets
  }

  /// The same samples with inputs and targets exchanged.
  public var inverted: DataSet { DataSet(checkedInputs: targets, targets: inputs) }

  /// The same samples in another order, or a choice of them.
  public func selecting(_ samples: [Int]) -> DataSet {
    require(!samples.isEmpty, "a data set needs at least one sample")
    return DataSet(checkedInputs: inputs.selecting(rows: samples), targets: targets.selecting(rows: samples))
  }

  /// The samples without the last few, to learn from, and these few, to choose by (``EarlyStopping``).
  ///
  /// Where samples come in an order, mix them before: `data.selecting(random.permutation(of: data.count))`.
  ///
  /// - Parameter count: how many samples are set apart, from 1 to one less than there are.
  /// - Returns: the two parts, each in the order of the samples.
  /// - Throws: ``TrainingError`` where either part would be empty.
  public func splitting(last count: Int) throws(TrainingError) -> (training: DataSet, validation: DataSet) {
    guard count > 0, count < self.count else { throw .invalidSplit(last: count, samples: self.count) }
    let first = self.count - count
    return (selecting(Array(0..<first)), selecting(Array(first..<self.count)))
  }

  private static func check(_ matrix: Matrix<Float>, _ what: String) throws(TrainingError) {
    guard let index = matrix.elements.firstIndex(where: { !$0.isFinite }) else { return }
    let (row, column) = index.quotientAndRemainder(dividingBy: matrix.columns)
    throw .notFinite(what: what, row: row, column: column, value: matrix.elements[index])
  }
}
