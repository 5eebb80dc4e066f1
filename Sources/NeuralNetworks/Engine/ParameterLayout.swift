import LinearAlgebra

/// Where the parameters of a network lie in one row of numbers, so that an optimiser sees a single vector.
///
/// A layer has a row for each output: its weights, its bias, and zeros up to whole vectors. The zeros stay zero, because
/// their gradient is.
struct ParameterLayout {
  struct Layer {
    var inputs: Int
    var outputs: Int
    /// Where the layer's first row begins.
    var offset: Int
    /// From one row to the next.
    var stride: Int
  }

  let layers: [Layer]
  /// The length of the whole row of numbers, a multiple of sixteen.
  let count: Int

  init(_ network: [LinearLayer]) {
    var offset = 0
    layers = network.map { layer in
      let stride = padded(layer.inputs + 1)
      defer { offset += layer.outputs * stride }
      return Layer(inputs: layer.inputs, outputs: layer.outputs, offset: offset, stride: stride)
    }
    count = offset
  }

  /// The largest number of inputs or outputs of a layer.
  var width: Int { layers.map { max($0.inputs, $0.outputs) }.max() ?? 0 }

  /// Writes the parameters of layers of this layout in one row.
  func pack(_ network: [LinearLayer], into parameters: Buffer) {
    for (place, layer) in zip(layers, network) {
      for output in 0..<place.outputs {
        let row = parameters.pointer + (place.offset + output * place.stride)
        for (input, weight) in layer.weights.row(output).enumerated() { row[input] = weight }
        row[place.inputs] = layer.biases[output]
      }
    }
  }

  /// The layers whose parameters lie in a row.
  func unpack(_ parameters: Buffer) -> [LinearLayer] {
    layers.map { place in
      let first = parameters.pointer + place.offset
      let weights = Matrix<Float>(rows: place.outputs, columns: place.inputs) { output, input in
        first[output * place.stride + input]
      }
      let biases = (0..<place.outputs).map { first[$0 * place.stride + place.inputs] }
      return LinearLayer(weights: weights, biases: biases)
    }
  }
}
