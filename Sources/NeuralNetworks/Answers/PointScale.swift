import LinearAlgebra
import Preconditions
import Probability

/// A scale for points (x, y) of an input and an output on which both coordinates of a data set have variance 1, so that
/// distances between points do not depend on units.
public struct PointScale: Sendable {
  private let widths: [Double]

  /// The scale of a data set with one input and one target: each coordinate is divided by its standard deviation there.
  ///
  /// - Throws: `ProbabilityError` if all inputs or all targets are the same.
  public init(of data: DataSet) throws(ProbabilityError) {
    let inputs = try Normal(fittedTo: data.inputs.elements.map(Double.init))
    let targets = try Normal(fittedTo: data.targets.elements.map(Double.init))
    widths = [inputs.standardDeviation, targets.standardDeviation]
  }

  /// Points from inputs and outputs, brought to scale.
  ///
  /// - Parameters:
  ///   - inputs: the inputs, `[count, 1]`.
  ///   - outputs: the outputs that belong to them, `[count, 1]`. Any other count stops the program.
  /// - Returns: the points, `[count, 2]`; a coordinate beyond the range of `Double` is that range's end.
  public func points(_ inputs: Matrix<Float>, _ outputs: Matrix<Double>) -> Matrix<Double> {
    require(inputs.rows == outputs.rows, "one output per input expected, got \(outputs.rows) for \(inputs.rows) inputs")
    return Matrix(rows: inputs.rows, columns: 2) { row, column in
      let coordinate = (column == 0 ? Double(inputs[row, 0]) : outputs[row, 0]) / widths[column]
      return min(max(coordinate, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
  }

  /// The points of a data set with one input and one target, brought to scale: `[count, 2]`.
  public func points(_ data: DataSet) -> Matrix<Double> {
    points(data.inputs, Matrix(column: data.targets.elements.map(Double.init)))
  }
}
