import ElementaryFunctions
import LinearAlgebra

/// The scale on which every input and every target of a training set has mean 0 and standard deviation 1.
///
/// ```swift
/// let standardisation = try Standardisation(of: training)
/// var network = try MixtureDensityNetwork(inputs: 1, hidden: [20], components: 3, outputs: 1, using: &random)
/// let history = try train(
///   &network, on: standardisation(training), testedOn: standardisation(test), optimiser: Adam(), epochs: 500,
///   batchSize: 100)
/// network = try network.inOriginalUnits(of: standardisation)   // asks and answers in the units of the data
/// ```
/// Make it of the training set alone, and apply the same one to all other data: a test set that is standardised by itself
/// has told something of itself.
///
/// **Densities have units.** Where a target is measured in minutes, its density is so much per minute. The standardised
/// target z = (y − μ)/σ has the density p(z) = σ p(y), σ being the Jacobian |dy/dz| of the change of variables, so that
///
///     −ln p(y) = −ln p(z) + Σ ln σ,
///
/// with a sum over the targets. The likelihoods of different scales can be compared only after that is added;
/// ``logTargetScale`` is this sum. A mean squared error in original units is σ² times the standardised one.
public struct Standardisation: Equatable, Sendable {
  /// The means and the standard deviations of the columns of a matrix.
  public struct Columns: Equatable, Sendable {
    /// The means, `[columns]`.
    public let means: [Double]
    /// The standard deviations, the square roots of the mean squared deviations, `[columns]`, positive. That of a column of
    /// the same number everywhere counts as 1.
    public let standardDeviations: [Double]
  }

  /// Those of the inputs.
  public let inputs: Columns
  /// Those of the targets.
  public let targets: Columns

  /// The standardisation of a training set.
  ///
  /// An input that is the same in all samples becomes 0. Weights of samples do not count.
  ///
  /// - Throws: ``TrainingError`` if a target is the same in all samples.
  public init(of training: DataSet) throws(TrainingError) {
    inputs = Columns(of: training.inputs)
    targets = Columns(of: training.targets)
    for column in 0..<training.targets.columns {
      let values = training.targets.column(column)
      if values.allSatisfy({ $0 == values[0] }) { throw .constantTarget(column: column, value: values[0]) }
    }
  }

  /// Σ ln σ over the targets: how much the negative log-likelihood of a sample is larger, in nats, in original units than
  /// on the standardised scale.
  public var logTargetScale: Double { targets.standardDeviations.reduce(0) { $0 + .log($1) } }

  /// A data set on the standardised scale.
  ///
  /// - Throws: ``TrainingError`` if the numbers of inputs or targets are others, or a number is beyond the range of `Float`
  ///   there.
  public func callAsFunction(_ data: DataSet) throws(TrainingError) -> DataSet {
    try DataSet(
      inputs: inputs.standardised(data.inputs, "inputs"), targets: targets.standardised(data.targets, "targets"),
      weights: data.weights)
  }

  /// Inputs on the standardised scale, to ask a network that stays on it.
  ///
  /// - Parameter matrix: `[samples, inputs]`.
  /// - Returns: `[samples, inputs]`.
  /// - Throws: ``TrainingError`` as for a data set.
  public func callAsFunction(inputs matrix: Matrix<Float>) throws(TrainingError) -> Matrix<Float> {
    let standardised = try inputs.standardised(matrix, "inputs")
    try standardised.checkFinite("standardised inputs")
    return standardised
  }
}

extension Standardisation.Columns {
  fileprivate init(of matrix: Matrix<Float>) {
    let columns = (0..<matrix.columns).map { moments(matrix.column($0)) }
    means = columns.map(\.mean)
    standardDeviations = columns.map { $0.variance > 0 ? $0.variance.squareRoot() : 1 }
  }

  fileprivate func standardised(_ matrix: Matrix<Float>, _ what: String) throws(TrainingError) -> Matrix<Float> {
    try checkCount(matrix.columns, is: means.count, "\(what) per sample")
    return Matrix(rows: matrix.rows, columns: matrix.columns) { row, column in
      Float((Double(matrix[row, column]) - means[column]) / standardDeviations[column])
    }
  }
}
