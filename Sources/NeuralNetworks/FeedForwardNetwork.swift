import LinearAlgebra
import Preconditions
import Probability

/// A network of linear layers with an activation between each two, trained by the mean squared error.
///
/// ```swift
/// var random = RandomSource(seed: 42)
/// var network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
/// let predictions = try network.predict(x)     // [samples, outputs]
/// ```
public struct FeedForwardNetwork: TrainableNetwork, Equatable {
  /// The layers, from the inputs on. They may be changed; that they fit together is checked whenever the network is used.
  public var layers: [LinearLayer]
  /// What is applied between two layers.
  public let activation: Activation
  /// The mean squared error.
  public var loss: Loss { .meanSquaredError }
  /// The number of outputs.
  public var outputs: Int { layers.last?.outputs ?? 0 }

  /// A network with layers initialised as PyTorch does.
  ///
  /// - Throws: ``TrainingError`` where a size is not positive.
  public init(
    inputs: Int, hidden: [Int], outputs: Int, activation: Activation, using random: inout RandomSource
  ) throws(TrainingError) {
    layers = try makeLayers([inputs] + hidden + [outputs], using: &random)
    self.activation = activation
  }

  /// A network of known layers.
  ///
  /// - Throws: ``TrainingError`` where there is no layer, a layer has not as many inputs as the one before has outputs, or one
  ///   is empty.
  public init(layers: [LinearLayer], activation: Activation) throws(TrainingError) {
    self.layers = layers
    self.activation = activation
    _ = try CheckedNetwork(self)
  }

  /// The outputs for inputs `[samples, inputs]`: `[samples, outputs]`.
  ///
  /// - Throws: ``TrainingError`` where the inputs' columns are not as many as the network's inputs, or its layers do not fit
  ///   together.
  public func predict(_ inputs: Matrix<Float>) throws(TrainingError) -> Matrix<Float> {
    try CheckedNetwork(self).lastLayer(for: inputs)
  }

  /// The mean squared error of the predictions for data.
  ///
  /// - Throws: ``TrainingError`` where data and network, or its layers, do not fit.
  public func meanSquaredError(on data: DataSet) throws(TrainingError) -> Double {
    try CheckedNetwork(self).meanLoss(on: data)
  }
}

/// Layers between the given sizes, initialised as PyTorch does.
func makeLayers(_ sizes: [Int], using random: inout RandomSource) throws(TrainingError) -> [LinearLayer] {
  for size in sizes where size <= 0 { throw .notPositive(what: "units of a layer", value: size) }
  var layers: [LinearLayer] = []
  for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
    let (weights, overflow) = inputs.multipliedReportingOverflow(by: outputs)
    guard !overflow, weights <= maximumCount else {
      throw .tooLarge(what: "a layer of \(inputs) inputs and \(outputs) outputs")
    }
    layers.append(LinearLayer(inputs: inputs, outputs: outputs, using: &random))
  }
  return layers
}
