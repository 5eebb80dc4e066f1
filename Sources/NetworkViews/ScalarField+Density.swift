import LinearAlgebra
import NeuralNetworks
import Plotting
import Probability

extension ScalarField {
  /// The conditional density p(y | x) of a network with one input and one output, on the grid of `x` and `y`. Over all
  /// y, each column integrates to 1.
  ///
  /// - Parameters:
  ///   - network: the network, with one input and one output.
  ///   - x: the inputs, in ascending order.
  ///   - y: the outputs, in ascending order.
  /// - Throws: `TrainingError` if the network does not have one input, `ProbabilityError` if an answer does not
  ///   describe a mixture.
  public init(densityOf network: MixtureDensityNetwork, x: [Double], y: [Double]) throws {
    let answers = try network.parameters(at: Matrix(column: x.map(Float.init)))
    let columns = try x.indices.map { try answers.mixture(at: $0).densities(at: y) }
    self.init(x: x, y: y, values: y.indices.flatMap { row in columns.map { $0[row] } })
  }
}
