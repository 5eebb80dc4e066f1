import LinearAlgebra
import Preconditions

/// A network as the engine takes it: read once from whatever type it has, and checked.
///
/// The engine calculates in memory whose bounds nobody watches, so what makes a network whole is stated here and nowhere else,
/// and all that memory is laid out from values of this type:
/// - there is a layer at least, and every layer has an input, an output, and a bias for each output;
/// - a layer has as many inputs as the one before has outputs;
/// - the network has an output at least, a mixture also a component, and the last layer as many outputs as the loss
///   needs for them.
///
/// It holds its own copy of the layers: whatever happens to the network it was made from, it stays whole.
struct CheckedNetwork: Sendable {
  let layers: [LinearLayer]
  let activation: Activation
  let loss: Loss
  /// The number of outputs: the targets that belong to an input.
  let outputs: Int
  /// The number of inputs.
  let inputs: Int

  /// Throws unless the network is whole.
  init(_ network: some TrainableNetwork) throws(TrainingError) {
    (layers, activation, loss, outputs) = (network.layers, network.activation, network.loss, network.outputs)
    guard let first = layers.first, let last = layers.last else { throw .notPositive(what: "layers", value: 0) }
    inputs = first.inputs
    for (index, layer) in layers.enumerated() {
      guard layer.inputs > 0 else { throw .notPositive(what: "inputs of layer \(index)", value: layer.inputs) }
      guard layer.outputs > 0 else { throw .notPositive(what: "outputs of layer \(index)", value: layer.outputs) }
      try checkCount(layer.biases.count, is: layer.outputs, "biases in layer \(index), one for each output")
    }
    for (index, (layer, next)) in zip(layers, layers.dropFirst()).enumerated() {
      try checkCount(
        next.inputs, is: layer.outputs, "inputs of layer \(index + 1), one for each output of the layer before")
    }
    let needed = try loss.units(outputs: outputs)
    try checkCount(last.outputs, is: needed, "outputs of the last layer, as \(loss) with \(outputs) outputs needs")
  }

  /// Throws unless data has as many inputs and targets as the network.
  func check(_ data: DataSet, sample: String = "sample") throws(TrainingError) {
    try checkInputs(data.inputs, sample: sample)
    try checkCount(data.targets.columns, is: outputs, "targets a \(sample)")
  }

  /// Throws unless a matrix has a column for each input of the network.
  func checkInputs(_ matrix: Matrix<Float>, sample: String = "sample") throws(TrainingError) {
    try checkCount(matrix.columns, is: inputs, "inputs a \(sample)")
  }
}

private func checkCount(_ count: Int, is expected: Int, _ what: @autoclosure () -> String) throws(TrainingError) {
  guard count == expected else { throw .shapeDiffers(what: what(), expected: expected, actual: count) }
}
