import LeastSquares
import LinearAlgebra
import NeuralNetworks
import Probability

// Other models to compare the chapter's networks with.

/// The mean squared distance from the best answers of the least-squares line through data, at the inputs of a test set.
func distanceOfLine(through data: DataSet, on test: DataSet, best: [Double]) throws
  -> Double
{
  let line = try LeastSquares.orthogonal(
    Matrix.polynomial(data.inputs.elements.map(Double.init), degree: 1),
    data.targets.elements.map(Double.init))
  let answers = test.inputs.elements.map { line[0] + line[1] * Double($0) }
  return mean(zip(answers, best).map { ($0 - $1) * ($0 - $1) })
}

/// The mean squared distance from the best answers of a small network trained like the large ones.
func distance(
  of network: (units: Int, optimiser: Adam, epochs: Int), on data: DataSet,
  _ test: DataSet, best: [Double],
  using random: inout RandomSource
) throws -> Double {
  let (units, optimiser, epochs) = network
  var network = try FeedForwardNetwork(
    inputs: 1, hidden: [units], outputs: 1, activation: .tanh, using: &random)
  _ = try train(&network, on: data, optimiser: optimiser, epochs: epochs, batchSize: 1500)
  return try ErrorParts(of: network, on: test, best: best).distance
}

/// Where the test error of a training run is least, and what has changed by the end.
struct TurningPoint {
  /// The epoch of the least test error.
  let epoch: Int
  /// By how much the test error has risen since.
  let rise: Double
  /// By how much the training error has fallen since.
  let fall: Double

  init(in history: TrainingHistory) {
    let least = history.testLosses.min() ?? .nan
    let index = history.testLosses.firstIndex(of: least) ?? 0
    epoch = history.epochs[index]
    rise = (history.testLosses.last ?? .nan) - least
    fall = history.epochLosses[index] - (history.epochLosses.last ?? .nan)
  }
}
