import Probability

/// A network that predicts a distribution: a mixture of K Gaussians whose priors, means and variances depend on the
/// input (C. M. Bishop, "Mixture Density Networks", 1994).
///
/// p(y | x) = Σₖ πₖ(x) N(y; μₖ(x), Σₖ(x)): layers with an activation between them end in K logits, whose softmax is π, K·D
/// means, and what describes the covariances. These are isotropic, Σ = σ²I, unless another structure is asked for; with one
/// output there is no difference. Training minimises the mean negative log-likelihood.
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
  /// The layers, in order from the inputs. You may change them; every use of the network checks that they fit together and
  /// that all weights and biases are finite.
  ///
  /// The last layer has K logits, then K·D means, that of component k and dimension d at K + k·D + d, then:
  /// - if the covariances are isotropic, K log-variances ln σₖ²;
  /// - if they are diagonal, K·D log-variances in the order of the means;
  /// - if they are full, K·D log-variances s of what each dimension keeps for itself when it is predicted from those before
  ///   it, and K·D(D − 1)/2 coefficients φ of these predictions, for each component φ₁₀, φ₂₀, φ₂₁, φ₃₀, … (dimensions count
  ///   from 0): yᵢ − μᵢ = Σ_{j<i} φᵢⱼ (yⱼ − μⱼ) + εᵢ with εᵢ ~ N(0, eˢⁱ). Every value of s and φ describes a positive
  ///   definite covariance (M. Pourahmadi, "Joint mean-covariance models with applications to longitudinal data", 1999).
  public var layers: [LinearLayer]
  /// The number K of components.
  public let components: Int
  /// The number D of outputs.
  public let outputs: Int
  /// The structure of the components' covariances.
  public let covariance: CovarianceStructure
  /// The function applied between two layers.
  public let activation: Activation
  /// The loss to minimise: the mean negative log-likelihood.
  public var loss: Loss { .mixture(components: components, covariance: covariance) }

  /// A network whose layers are initialised as in PyTorch (``LinearLayer/init(inputs:outputs:using:)``).
  ///
  /// - Parameters:
  ///   - inputs: the number of inputs.
  ///   - hidden: the number of units of each hidden layer.
  ///   - components: the number K of Gaussians.
  ///   - outputs: the number D of outputs, the dimensions of the mixture.
  ///   - covariance: the structure of the components' covariances.
  ///   - activation: the function applied between two layers.
  ///   - random: the source of the initial weights and biases.
  /// - Throws: ``TrainingError`` if a size or the number of components is not positive, or a layer has more weights
  ///   than any memory holds.
  public init(
    inputs: Int, hidden: [Int], components: Int, outputs: Int, covariance: CovarianceStructure = .isotropic,
    activation: Activation = .relu, using random: inout RandomSource
  ) throws(TrainingError) {
    self.components = components
    self.outputs = outputs
    self.covariance = covariance
    self.activation = activation
    let units = try Loss.mixture(components: components, covariance: covariance).units(outputs: outputs)
    layers = try LinearLayer.chain([inputs] + hidden + [units], using: &random)
  }

  /// A network with given layers, the last of which must have the units that ``layers`` describes.
  ///
  /// - Throws: ``TrainingError`` if it has another number of outputs, a layer is empty, the number of inputs of one
  ///   differs from the number of outputs of the one before or the number of its biases from that of its outputs, the
  ///   number of components or outputs is not positive, or a weight or bias is not finite.
  public init(
    layers: [LinearLayer], components: Int, outputs: Int, covariance: CovarianceStructure = .isotropic,
    activation: Activation = .relu
  ) throws(TrainingError) {
    self.layers = layers
    self.components = components
    self.outputs = outputs
    self.covariance = covariance
    self.activation = activation
    _ = try CheckedNetwork(self)
  }

  /// The mean negative log-likelihood −ln p(y | x) of the samples of a data set, in nats.
  ///
  /// It is the loss of training, computed in `Float`: a log-variance counts as at least −60 and, where a distance is
  /// standardised, as at most 87, and the square of a standardised distance as at most 10³⁰. If the samples have weights,
  /// the mean is weighted.
  ///
  /// - Throws: ``TrainingError`` if the data do not fit the network, its layers do not fit together, or a parameter or
  ///   the loss is not finite.
  public func negativeLogLikelihood(of data: DataSet) throws(TrainingError) -> Double {
    try CheckedNetwork(self).meanLoss(on: data)
  }
}
