import Probability

/// A network that answers with a distribution: a mixture of K Gaussians whose priors, means and variances depend on the
/// input (C. M. Bishop, "Mixture Density Networks", 1994).
///
/// p(y | x) = Σₖ πₖ(x) N(y; μₖ(x), σₖ²(x)): layers with ReLU between them end in K logits, of which π is the softmax, K·D
/// means and K log-variances. The components are isotropic. It is trained by the mean negative log-likelihood.
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
  /// The layers, from the inputs on. The last has K logits, then K·D means, that of component k and dimension d at
  /// K + k·D + d, then K log-variances. They may be changed; that they fit together is checked whenever the network is used.
  public var layers: [LinearLayer]
  /// The number K of components.
  public let components: Int
  /// The number D of outputs.
  public let outputs: Int
  /// ReLU.
  public let activation: Activation
  /// The mean negative log-likelihood.
  public var loss: Loss { .mixture(components: components) }

  /// A network with layers initialised as PyTorch does.
  ///
  /// - Throws: ``TrainingError`` where a size or the number of components is not positive.
  public init(
    inputs: Int, hidden: [Int], components: Int, outputs: Int, activation: Activation = .relu,
    using random: inout RandomSource
  ) throws(TrainingError) {
    self.components = components
    self.outputs = outputs
    self.activation = activation
    let units = try Loss.mixture(components: components).units(outputs: outputs)
    layers = try makeLayers([inputs] + hidden + [units], using: &random)
  }

  /// A network of known layers; the last must have K(2 + D) outputs for K components and D outputs.
  ///
  /// - Throws: ``TrainingError`` where it has not, a layer has not as many inputs as the one before has outputs, one is empty,
  ///   or the number of components or outputs is not positive.
  public init(
    layers: [LinearLayer], components: Int, outputs: Int, activation: Activation = .relu
  ) throws(TrainingError) {
    self.layers = layers
    self.components = components
    self.outputs = outputs
    self.activation = activation
    _ = try CheckedNetwork(self)
  }

  /// The mean negative log-likelihood of data, in nats.
  ///
  /// - Throws: ``TrainingError`` where data and network, or its layers, do not fit.
  public func negativeLogLikelihood(of data: DataSet) throws(TrainingError) -> Double {
    try CheckedNetwork(self).meanLoss(on: data)
  }
}
