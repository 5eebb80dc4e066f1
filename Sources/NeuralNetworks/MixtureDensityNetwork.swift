import Probability

/// A network that predicts a distribution: a mixture of K Gaussians whose priors, means and variances depend on the
/// input (C. M. Bishop, "Mixture Density Networks", 1994).
///
/// p(y | x) = Σₖ πₖ(x) N(y; μₖ(x), σₖ²(x)): layers with an activation between them end in K logits, whose softmax is π,
/// K·D means and K log-variances. The components are isotropic. Training minimises the mean negative log-likelihood.
///
/// ```swift
/// var random = RandomSource(seed: 42)
/// var network = try MixtureDensityNetwork(inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
/// let history = try train(
///   &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 1000, batchSize: 1500,
///   recordEvery: 10)
/// let mixture = try network.conditional(at: [2.5])     // p(y | x = 2.5)
/// ```
public struct MixtureDensityNetwork: TrainableNetwork, Equatable {
  /// The layers, in order from the inputs. The last has K logits, then K·D means, that of component k and dimension d
  /// at K + k·D + d, then K log-variances. You may change them; every use of the network checks that they fit together
  /// and that all weights and biases are finite.
  public var layers: [LinearLayer]
  /// The number K of components.
  public let components: Int
  /// The number D of outputs.
  public let outputs: Int
  /// The function applied between two layers.
  public let activation: Activation
  /// The loss to minimise: the mean negative log-likelihood.
  public var loss: Loss { .mixture(components: components) }

  /// A network whose layers are initialised as in PyTorch (``LinearLayer/init(inputs:outputs:using:)``).
  ///
  /// - Parameters:
  ///   - inputs: the number of inputs.
  ///   - hidden: the number of units of each hidden layer.
  ///   - components: the number K of Gaussians.
  ///   - outputs: the number D of outputs, the dimensions of the mixture.
  ///   - activation: the function applied between two layers.
  ///   - random: the source of the initial weights and biases.
  /// - Throws: ``TrainingError`` if a size or the number of components is not positive, or a layer has more weights
  ///   than any memory holds.
  public init(
    inputs: Int, hidden: [Int], components: Int, outputs: Int, activation: Activation = .relu,
    using random: inout RandomSource
  ) throws(TrainingError) {
    self.components = components
    self.outputs = outputs
    self.activation = activation
    let units = try Loss.mixture(components: components).units(outputs: outputs)
    layers = try LinearLayer.chain([inputs] + hidden + [units], using: &random)
  }

  /// A network with given layers, the last of which must have K(2 + D) outputs for K components and D outputs.
  ///
  /// - Throws: ``TrainingError`` if it has another number of outputs, a layer is empty, the number of inputs of one
  ///   differs from the number of outputs of the one before or the number of its biases from that of its outputs, the
  ///   number of components or outputs is not positive, or a weight or bias is not finite.
  public init(
    layers: [LinearLayer], components: Int, outputs: Int, activation: Activation = .relu
  ) throws(TrainingError) {
    self.layers = layers
    self.components = components
    self.outputs = outputs
    self.activation = activation
    _ = try CheckedNetwork(self)
  }

  /// The mean negative log-likelihood −ln p(y | x) of the samples of a data set, in nats.
  ///
  /// It is the loss of training, computed in `Float`: a log-variance counts as at least −60 and, where a distance is
  /// standardised, as at most 87, and the square of a standardised distance as at most 10³⁰.
  ///
  /// - Throws: ``TrainingError`` if the data do not fit the network, its layers do not fit together, or a parameter or
  ///   the loss is not finite.
  public func negativeLogLikelihood(of data: DataSet) throws(TrainingError) -> Double {
    try CheckedNetwork(self).meanLoss(on: data)
  }
}
