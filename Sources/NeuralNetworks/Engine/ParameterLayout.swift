import LinearAlgebra

/// The layout of a network's parameters in one contiguous array, which the optimiser treats as a single vector.
///
/// A layer has a row for each output: its weights, its bias, and padding up to whole vectors. A first layer with a
/// single input would be mostly padding; it has one row of weights and one of biases instead. The content of the
/// padding has no meaning.
struct ParameterLayout {
  struct Layer {
    let inputs: Int
    let outputs: Int
    /// The index at which the layer's first row begins.
    let offset: Int
    /// The distance from one row to the next.
    let stride: Int
    /// Whether the layer has a row for each input and one of biases, instead of a row for each output.
    let isNarrow: Bool

    /// The distance from an output's parameters to those of the next output.
    var outputStride: Int { isNarrow ? 1 : stride }
    /// The distance from an input's weights to those of the next input, and from the last input's weights to the
    /// biases.
    var inputStride: Int { isNarrow ? stride : 1 }
    /// The number of elements the layer occupies.
    var count: Int { (isNarrow ? inputs + 1 : outputs) * stride }

    /// The index of a weight or, one past the last input, of a bias.
    func index(output: Int, input: Int) -> Int { offset + output * outputStride + input * inputStride }
  }

  let layers: [Layer]
  /// The length of the whole array, a multiple of sixteen.
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

  /// The first layer with a parameter that is infinite or NaN, and that parameter; nil if all are finite.
  func firstNotFinite(_ parameters: Buffer) -> (layer: Int, value: Float)? {
    for (index, place) in layers.enumerated() {
      let length = place.isNarrow ? place.outputs : place.inputs + 1
      for row in stride(from: place.offset, to: place.offset + place.count, by: place.stride) {
        for value in UnsafeBufferPointer(start: parameters.pointer + row, count: length) where !value.isFinite {
          return (index, value)
        }
      }
    }
    return nil
  }

  /// The sum of the squares of an array with this layout, without the padding, summed in `Double`.
  func sumOfSquares(_ array: Buffer) -> Double {
    var sums = SIMD16<Double>()
    for place in layers {
      let length = place.isNarrow ? place.outputs : place.inputs + 1
      for row in stride(from: place.offset, to: place.offset + place.count, by: place.stride) {
        for first in stride(from: 0, to: length, by: lanes) {
          let values = array.pointer.vector(at: row + first)
          let own = values.replacing(with: 0, where: laneNumbers .>= Float(length - first))
          let wide = SIMD16<Double>(own)
          sums += wide * wide
        }
      }
    }
    return (0..<lanes).reduce(0) { $0 + sums[$1] }
  }

  /// Writes the parameters of layers with this layout into the array.
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

  /// The layers whose parameters the array holds.
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
