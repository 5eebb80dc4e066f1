import LinearAlgebra
import Preconditions

/// A network as the engine uses it: read once, from whatever type it has, and checked.
///
/// The engine works in memory without bounds checks, so the conditions for a valid network are stated here and nowhere
/// else, and all that memory is laid out from values of this type:
/// - there is at least one layer, and every layer has at least one input, at least one output, and one bias per output;
/// - a layer has as many inputs as the one before it has outputs;
/// - the network has at least one output and, for a mixture, at least one component, and the last layer has as many
///   outputs as the loss needs for them;
/// - all weights and biases are finite.
///
/// It holds its own copy of the layers, so it stays valid whatever happens to the network it was made from.
struct CheckedNetwork: Sendable {
  let layers: [LinearLayer]
  let activation: Activation
  let loss: Loss
  /// The number of outputs, which is the number of targets per sample.
  let outputs: Int
  /// The number of inputs.
  let inputs: Int

  /// Throws unless the network is valid.
  init(_ network: some TrainableNetwork) throws(TrainingError) {
    (layers, activation, loss, outputs) = (network.layers, network.activation, network.loss, network.outputs)
    guard let first = layers.first, let last = layers.last else { throw .notPositive(what: "layers", value: 0) }
    inputs = first.inputs
    for (index, layer) in layers.enumerated() {
      guard layer.inputs > 0 else { throw .notPositive(what: "inputs of layer \(index)", value: layer.inputs) }
      guard layer.outputs > 0 else { throw .notPositive(what: "outputs of layer \(index)", value: layer.outputs) }
      try checkCount(layer.biases.count, is: layer.outputs, "biases in layer \(index), one per output")
    }
    for (index, (layer, next)) in zip(layers, layers.dropFirst()).enumerated() {
      try checkCount(
        next.inputs, is: layer.outputs, "inputs of layer \(index + 1), one per output of the layer before")
    }
    let needed = try loss.units(outputs: outputs)
    try checkCount(
      last.outputs, is: needed, "outputs of the last layer, as \(loss.description) with \(outputs) outputs needs")
    for (index, layer) in layers.enumerated() {
      try layer.weights.checkFinite("weights of layer \(index)")
      try Matrix(column: layer.biases).checkFinite("biases of layer \(index)")
    }
  }

  /// Throws unless the data have as many inputs as the network and as many targets as it has outputs.
  func check(_ data: DataSet, sample: String = "sample") throws(TrainingError) {
    try checkInputs(data.inputs, sample: sample)
    try checkCount(data.targets.columns, is: outputs, "targets per \(sample)")
  }

  /// Throws unless a matrix has one column per input of the network and is finite.
  func checkInputs(_ matrix: Matrix<Float>, sample: String = "sample") throws(TrainingError) {
    try checkCount(matrix.columns, is: inputs, "inputs per \(sample)")
    try matrix.checkFinite("inputs")
  }
}

/// Throws unless there are as many things as expected.
func checkCount(_ count: Int, is expected: Int, _ what: @autoclosure () -> String) throws(TrainingError) {
  guard count == expected else { throw .shapeDiffers(what: what(), expected: expected, actual: count) }
}
