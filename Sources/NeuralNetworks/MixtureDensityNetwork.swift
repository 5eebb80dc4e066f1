import LinearAlgebra
import Preconditions
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
  /// K + k·D + d, then K log-variances.
  public var layers: [LinearLayer]
  /// The number K of components.
  public let components: Int
  /// The number D of outputs.
  public let targets: Int
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
    guard components > 0 else { throw .notPositive(what: "components", value: components) }
    guard outputs > 0 else { throw .notPositive(what: "outputs", value: outputs) }
    self.components = components
    self.activation = activation
    targets = outputs
    let parameters = Loss.mixture(components: components).outputs(targets: outputs)
    layers = try makeLayers([inputs] + hidden + [parameters], using: &random)
  }

  /// A network of known layers; the last must have K(2 + D) outputs for K components and D outputs.
  public init(layers: [LinearLayer], components: Int, outputs: Int, activation: Activation = .relu) {
    checkChain(layers)
    let expected = Loss.mixture(components: components).outputs(targets: outputs)
    require(
      layers.last?.outputs == expected,
      "\(components) components of \(outputs) dimensions need \(expected) outputs, the last layer has \(layers.last?.outputs ?? 0)"
    )
    self.layers = layers
    self.components = components
    self.activation = activation
    targets = outputs
  }

  /// The mean negative log-likelihood of data, in nats.
  ///
  /// - Throws: ``TrainingError`` where data and network do not fit.
  public func negativeLogLikelihood(of data: DataSet) throws(TrainingError) -> Double {
    try check(data)
    return meanLoss(on: data)
  }
}
