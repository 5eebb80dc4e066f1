import LinearAlgebra
import Probability

/// A network of linear layers with an activation between consecutive ones, trained to minimise the mean squared error.
///
/// ```swift
/// var random = RandomSource(seed: 42)
/// var network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
/// let predictions = try network.predict(x)     // [samples, outputs]
/// ```
public struct FeedForwardNetwork: TrainableNetwork, Equatable {
  /// The layers, in order from the inputs. You may change them; every use of the network checks that they fit together
  /// and that all weights and biases are finite.
  public var layers: [LinearLayer]
  /// The function applied between two layers.
  public let activation: Activation
  /// The loss to minimise: the mean squared error.
  public var loss: Loss { .meanSquaredError }
  /// The number D of outputs.
  public var outputs: Int { layers.last?.outputs ?? 0 }

  /// A network whose layers are initialised as in PyTorch (``LinearLayer/init(inputs:outputs:using:)``).
  ///
  /// - Parameters:
  ///   - inputs: the number of inputs.
  ///   - hidden: the number of units of each hidden layer; none make a linear model.
  ///   - outputs: the number D of outputs.
  ///   - activation: the function applied between two layers.
  ///   - random: the source of the initial weights and biases.
  /// - Throws: ``TrainingError`` if a size is not positive, or a layer has more weights than any memory holds.
  public init(
    inputs: Int, hidden: [Int], outputs: Int, activation: Activation, using random: inout RandomSource
  ) throws(TrainingError) {
    layers = try LinearLayer.chain([inputs] + hidden + [outputs], using: &random)
    self.activation = activation
  }

  /// A network with given layers.
  ///
  /// - Throws: ``TrainingError`` if there is no layer, one is empty, the number of inputs of one differs from the
  ///   number of outputs of the one before, or the number of its biases from that of its outputs, or a weight or bias is
  ///   not finite.
  public init(layers: [LinearLayer], activation: Activation) throws(TrainingError) {
    self.layers = layers
    self.activation = activation
    _ = try CheckedNetwork(self)
  }

  /// The network's outputs for many inputs.
  ///
  /// - Parameter inputs: one input per row, `[samples, inputs]`.
  /// - Returns: `[samples, outputs]`, all finite.
  /// - Throws: ``TrainingError`` if the number of columns differs from the network's number of inputs, its layers do not
  ///   fit together, or an input, a parameter or an output is not finite.
  public func predict(_ inputs: Matrix<Float>) throws(TrainingError) -> Matrix<Float> {
    try CheckedNetwork(self).lastLayer(for: inputs)
  }

  /// The network's outputs for many inputs, given as rows of numbers and rounded to `Float`.
  ///
  /// - Parameter inputs: `[samples][inputs]`.
  /// - Returns: `[samples, outputs]`, all finite.
  /// - Throws: ``TrainingError`` as for a matrix, or if a row has another length than the first.
  public func predict(_ inputs: [[some BinaryFloatingPoint]]) throws(TrainingError) -> Matrix<Float> {
    try predict(Matrix(rows: inputs, of: "inputs"))
  }

  /// The mean squared error Σ (ŷ − y)² / (samples · outputs) of the predictions for data, in the squared unit of the
  /// targets.
  ///
  /// - Throws: ``TrainingError`` if the data do not fit the network, its layers do not fit together, or a parameter or
  ///   the loss is not finite: squares are summed in `Float`, to 3·10³⁸.
  public func meanSquaredError(on data: DataSet) throws(TrainingError) -> Double {
    try CheckedNetwork(self).meanLoss(on: data)
  }
}
