import LinearAlgebra
import NeuralNetworks
import Plotting
import Probability

extension ScalarField {
  /// The density p(y | x) that a network of one input and one target believes in, over the grid of `x` and `y`.
  ///
  /// - Throws: `TrainingError` where the network has another number of inputs, `ProbabilityError` where an answer is no
  ///   mixture.
  public init(densityOf network: MixtureDensityNetwork, x: [Double], y: [Double]) throws {
    let answers = try network.parameters(at: Matrix(column: x.map(Float.init)))
    let columns = try x.indices.map { try answers.mixture(at: $0).densities(at: y) }
    self.init(x: x, y: y, values: y.indices.flatMap { row in columns.map { $0[row] } })
  }
}
