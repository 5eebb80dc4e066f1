/// A network that ``train(_:on:testedOn:optimiser:epochs:batchSize:order:noise:stopping:recordEvery:threads:progress:)`` can
/// train: linear layers with the same activation between them.
///
/// ``FeedForwardNetwork`` and ``MixtureDensityNetwork`` conform, and types of other packages may: training reads these
/// properties once and throws ``TrainingError`` unless they fit together. There must be at least one layer, one input,
/// one output and, for a mixture, one component. Every layer needs one bias per output, and as many inputs as the layer
/// before it has outputs. The last layer has D outputs or, for a mixture, as many as ``MixtureDensityNetwork/layers``
/// says.
public protocol TrainableNetwork: Sendable {
  /// The layers, in order from the inputs. Training replaces them.
  var layers: [LinearLayer] { get set }
  /// The function applied between two layers, and not after the last one.
  var activation: Activation { get }
  /// The loss that training minimises.
  var loss: Loss { get }
  /// The number D of outputs, which is the number of targets per sample.
  var outputs: Int { get }
}

extension TrainableNetwork {
  /// The number of weights and biases of the network.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.weights.elements.count + $1.biases.count } }
}
