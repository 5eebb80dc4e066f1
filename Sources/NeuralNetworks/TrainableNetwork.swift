/// A network that ``train(_:on:testedOn:optimiser:epochs:batchSize:order:stopping:recordEvery:threads:progress:)`` can train:
/// linear layers with one activation between them.
///
/// ``FeedForwardNetwork`` and ``MixtureDensityNetwork`` are such networks, and types of other packages may be: training reads
/// these properties once and throws ``TrainingError`` unless they fit together. There must be a layer, an input, an output and,
/// in a mixture, a component; every layer needs a bias for each of its outputs and as many inputs as the layer before has
/// outputs; and the last layer's outputs are as many as the network's or, for K components and D outputs, K(2 + D).
public protocol TrainableNetwork: Sendable {
  /// The layers, from the inputs on. Training replaces them.
  var layers: [LinearLayer] { get set }
  /// What is applied between two layers; nothing is after the last.
  var activation: Activation { get }
  /// What training makes small.
  var loss: Loss { get }
  /// The number D of outputs: the targets that belong to an input.
  var outputs: Int { get }
}

extension TrainableNetwork {
  /// How many weights and biases the network has.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.weights.elements.count + $1.biases.count } }
}
