import LinearAlgebra

/// Where the parameters of a network lie in one row of numbers, so that an optimiser sees a single vector.
///
/// A layer has a row for each output: its weights, its bias, and padding up to whole vectors. A first layer with a single input
/// would be mostly padding; it has a row of weights and one of biases instead. Padding means nothing.
struct ParameterLayout {
  struct Layer {
    let inputs: Int
    let outputs: Int
    /// Where the layer's first row begins.
    let offset: Int
    /// From one row to the next.
    let stride: Int
    /// Whether there is a row for each input and one of biases, instead of one for each output.
    let isNarrow: Bool

    /// From an output's parameters to those of the next.
    var outputStride: Int { isNarrow ? 1 : stride }
    /// From an input's weights to those of the next, and from the last input's to the biases.
    var inputStride: Int { isNarrow ? stride : 1 }
    /// How many numbers the layer takes.
    var count: Int { (isNarrow ? inputs + 1 : outputs) * stride }

    /// The place of a weight or, after the last input, of a bias.
    func index(output: Int, input: Int) -> Int { offset + output * outputStride + input * inputStride }
  }

  let layers: [Layer]
  /// The length of the whole row of numbers, a multiple of sixteen.
  let count: Int

  init(_ network: CheckedNetwork) {
    var offset = 0
    layers = network.layers.enumerated().map { index, layer in
      let isNarrow = index == 0 && layer.inputs == 1 && network.layers.count > 1
      let place = Layer(
        inputs: layer.inputs, outputs: layer.outputs, offset: offset,
        stride: padded(isNarrow ? layer.outputs : layer.inputs + 1), isNarrow: isNarrow)
      offset += place.count
      return place
    }
    count = offset
  }

  /// The largest number of inputs or outputs of a layer.
  var width: Int { layers.map { max($0.inputs, $0.outputs) }.max() ?? 0 }

  /// Writes the parameters of layers of this layout in one row.
  func pack(_ network: [LinearLayer], into parameters: Buffer) {
    for (place, layer) in zip(layers, network) {
      for output in 0..<place.outputs {
        for (input, weight) in layer.weights.row(output).enumerated() {
          parameters.pointer[place.index(output: output, input: input)] = weight
        }
        parameters.pointer[place.index(output: output, input: place.inputs)] = layer.biases[output]
      }
    }
  }

  /// The layers whose parameters lie in a row.
  func unpack(_ parameters: Buffer) -> [LinearLayer] {
    layers.map { place in
      let weights = Matrix<Float>(rows: place.outputs, columns: place.inputs) { output, input in
        parameters.pointer[place.index(output: output, input: input)]
      }
      let biases = (0..<place.outputs).map { parameters.pointer[place.index(output: $0, input: place.inputs)] }
      return LinearLayer(weights: weights, biases: biases)
    }
  }
}
