import Probability

/// A training run that the competitors make: a network, its data and how it is trained. All start from the same numbers, so
/// that nobody wins by doing less.
public struct Problem: Codable, Equatable, Sendable {
  /// The numbers of samples to learn from and to test with.
  public let samples, testSamples: Int
  /// The number of inputs of a sample.
  public let inputs: Int
  /// The units of each hidden layer.
  public let hidden: [Int]
  /// The number of outputs of the last layer.
  public let outputs: Int
  /// The number of targets of a sample.
  public let targets: Int
  /// The components of a mixture density network, whose activation is ReLU; zero for a feed-forward network with tanh,
  /// trained by the mean squared error.
  public let components: Int
  /// The structure of the components' covariances.
  public let covariance: CovarianceStructure
  /// How many samples a step sees, in their order; the last batch of an epoch has the rest.
  public let batchSize: Int
  /// How often all samples are seen.
  public let epochs: Int
  /// The test loss is recorded after the first epoch, after every so many more, and after the last.
  public let recordEvery: Int
  /// Adam's learning rate; its other settings are the usual ones.
  public let learningRate: Double

  /// A problem of one input; components are zero for a feed-forward network.
  public init(
    samples: Int, testSamples: Int, hidden: [Int], targets: Int = 1, components: Int = 0,
    covariance: CovarianceStructure = .isotropic, batchSize: Int, epochs: Int, recordEvery: Int = 1,
    learningRate: Double
  ) {
    self.samples = samples
    self.testSamples = testSamples
    inputs = 1
    self.hidden = hidden
    let spread = covariance.variances(dimensions: targets) + covariance.coefficients(dimensions: targets)
    outputs = components > 0 ? components * (1 + targets + spread) : targets
    self.targets = targets
    self.components = components
    self.covariance = covariance
    self.batchSize = min(batchSize, samples)
    self.epochs = epochs
    self.recordEvery = recordEvery
    self.learningRate = learningRate
  }

  /// The same with another number of epochs, each of them recorded.
  public func lasting(epochs: Int) -> Problem {
    Problem(
      samples: samples, testSamples: testSamples, hidden: hidden, targets: targets, components: components,
      covariance: covariance, batchSize: batchSize, epochs: epochs, learningRate: learningRate)
  }

  /// The numbers of inputs, of each hidden layer's units and of outputs.
  public var sizes: [Int] { [inputs] + hidden + [outputs] }

  /// The floating-point operations of one epoch of training: those of the products forwards, for the gradients of the
  /// weights, and for the errors of all layers but the first. Biases, activations, losses and Adam come on top.
  public var operationsPerEpoch: Double {
    let weights = zip(sizes, sizes.dropFirst()).map { $0 * $1 }
    return Double(samples) * Double(6 * weights.reduce(0, +) - 2 * weights[0])
  }
}
