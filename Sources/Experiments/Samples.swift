import LinearAlgebra
import NeuralNetworks
import Preconditions
import Probability

/// Draws from a network's answers.
///
/// - Parameters:
///   - answers: a mixture in one dimension for each input.
///   - perInput: how many numbers to draw for each.
///   - random: the source of random numbers.
/// - Returns: the draws, `[inputs, perInput]`.
/// - Throws: `ProbabilityError` where an answer is no mixture.
public func samples(
  of answers: MixtureParameters, perInput: Int, using random: inout RandomSource
) throws(ProbabilityError) -> Matrix<Double> {
  var draws: [Double] = []
  draws.reserveCapacity(requireArea(rows: answers.priors.rows, columns: perInput, "a matrix of draws"))
  for input in 0..<answers.priors.rows {
    let mixture = try answers.mixture(at: input)
    for _ in 0..<perInput { draws.append(mixture.sample(using: &random)) }
  }
  return Matrix(rows: answers.priors.rows, columns: perInput, elements: draws)
}

extension MixtureParameters {
  /// The mean Σₖ πₖ μₖ of each answer in one dimension, `[inputs, 1]`.
  public var conditionalMeans: Matrix<Double> {
    Matrix(rows: priors.rows, columns: 1) { row, _ in
      zip(priors.row(row), means.row(row)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

/// Brings points of an input and an output to the scale of a data set, in which both have the variance 1, so that distances
/// do not depend on units.
public struct PointScale: Sendable {
  private let widths: [Double]

  /// The scale of a data set of one input and one target.
  ///
  /// - Throws: `ProbabilityError` where all inputs or all targets are the same.
  public init(of data: DataSet) throws(ProbabilityError) {
    let inputs = try Normal(fittedTo: data.inputs.elements.map(Double.init))
    let targets = try Normal(fittedTo: data.targets.elements.map(Double.init))
    widths = [inputs.standardDeviation, targets.standardDeviation]
  }

  /// Points from inputs and outputs of one column each: `[count, 2]`.
  public func points(_ inputs: Matrix<Float>, _ outputs: Matrix<Double>) -> Matrix<Double> {
    require(inputs.rows == outputs.rows, "\(inputs.rows) inputs and \(outputs.rows) outputs: they come in pairs")
    return Matrix(rows: inputs.rows, columns: 2) { row, column in
      (column == 0 ? Double(inputs[row, 0]) : outputs[row, 0]) / widths[column]
    }
  }

  /// The points of a data set: `[count, 2]`.
  public func points(_ data: DataSet) -> Matrix<Double> {
    points(data.inputs, Matrix(column: data.targets.elements.map(Double.init)))
  }
}
