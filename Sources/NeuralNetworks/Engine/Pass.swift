/// One worker's forward and backward passes through a network, one tile at a time, and the memory they need.
///
/// Activations are stored in rows of 128 samples, one row per unit, so that a vector holds consecutive samples.
final class Pass {
  private let layout: ParameterLayout
  private let activation: Activation
  private let loss: Loss
  private let outputs: Int
  /// The activations of each layer, followed by a row of ones for the next layer's bias.
  private let activations: [Buffer]
  private let transposed: Buffer
  private var errors: Buffer
  private var nextErrors: Buffer
  /// Sixteen rows, the last of which stay zero.
  private let restOfErrors = Buffer(count: lanes * tileSize)

  init(_ network: CheckedNetwork, _ layout: ParameterLayout) {
    self.layout = layout
    activation = network.activation
    loss = network.loss
    outputs = network.outputs
    activations = layout.layers.map { layer in
      let buffer = Buffer(count: padded(layer.outputs + 1) * tileSize)
      for i in 0..<tileSize { buffer.pointer[layer.outputs * tileSize + i] = 1 }
      return buffer
    }
    let size = padded(layout.width + 1) * tileSize
    transposed = Buffer(count: size)
    errors = Buffer(count: size)
    nextErrors = Buffer(count: size)
  }

  /// The units of the last layer for a tile: a row of 128 for each unit.
  func forward(_ parameters: UnsafePointer<Float>, _ tile: Tile) -> UnsafeMutablePointer<Float> {
    var inputs = tile.inputs
    for (index, layer) in layout.layers.enumerated() {
      let outputs = activations[index].pointer
      // Each row of parameters is w₁ … wₙ b, and the inputs end with a row of ones, so z = Wx + b is a single product.
      func multiply(_ epilogue: some Epilogue) {
        NeuralNetworks.multiply(
          LeftFactor(
            pointer: parameters + layer.offset, rowStride: layer.outputStride, depthStride: layer.inputStride),
          rows: layer.outputs, depth: layer.inputs + 1, inputs, bStride: tileSize, columns: padded(tile.count),
          into: outputs,
          cStride: tileSize, epilogue)
      }
      switch activation {
      case _ where index == layout.layers.count - 1: multiply(Plain())
      case .tanh: multiply(TanhEpilogue())
      case .relu: multiply(ReLUEpilogue())
      case .leakyReLU, .elu, .sigmoid: multiply(OtherEpilogue(activation: activation))
      }
      inputs = UnsafePointer(outputs)
    }
    return activations[activations.count - 1].pointer
  }

  /// The sum of the losses over a tile's samples.
  func sumOfLosses(_ parameters: UnsafePointer<Float>, _ tile: Tile) -> Double {
    loss.sum(
      units: forward(parameters, tile), outputs: outputs, tile, gradient: errors.pointer, scale: nil)
  }

  /// Writes a tile's contribution to the gradient, laid out like the parameters, or adds it to what is already there,
  /// and returns the sum of the tile's losses, unscaled.
  func gradient(
    _ parameters: UnsafePointer<Float>, _ tile: Tile, scale: Float, into gradient: UnsafeMutablePointer<Float>,
    isAdded: Bool
  ) -> Double {
    let sum = loss.sum(
      units: forward(parameters, tile), outputs: outputs, tile, gradient: errors.pointer, scale: scale)
    for (index, layer) in layout.layers.enumerated().reversed() {
      // ∂L/∂W = Σ over samples of ∂L/∂z xᵀ; this includes the bias, because x ends with a one.
      let layerGradient = gradient + layer.offset
      func multiply(
        _ left: UnsafePointer<Float>, rows: Int, _ right: UnsafePointer<Float>, stride: Int, _ epilogue: some Epilogue
      ) {
        NeuralNetworks.multiply(
          LeftFactor(pointer: left, rowStride: tileSize, depthStride: 1), rows: rows, depth: tile.count, right,
          bStride: stride, columns: layer.stride, into: layerGradient, cStride: layer.stride, epilogue)
      }
      func multiply(_ left: UnsafePointer<Float>, rows: Int, _ right: UnsafePointer<Float>, stride: Int) {
        if isAdded {
          multiply(left, rows: rows, right, stride: stride, Adding(to: layerGradient))
        } else {
          multiply(left, rows: rows, right, stride: stride, Plain())
        }
      }
      if layer.isNarrow {
        // The errors already lie as one row per sample, and the layout of a narrow layer is that of the transposed
        // gradient.
        multiply(tile.inputs, rows: layer.inputs + 1, errors.pointer, stride: layout.layers[1].stride)
        break
      }
      var rows = tile.inputRows
      if index > 0 {
        transpose(
          activations[index - 1].pointer, stride: tileSize, rows: (layer.inputs + 8) / 8 * 8,
          columns: padded(tile.count), into: transposed.pointer, stride: layer.stride)
        rows = UnsafePointer(transposed.pointer)
      }
      multiply(errors.pointer, rows: layer.outputs, rows, stride: layer.stride)
      if index == 1, layout.layers[0].isNarrow {
        propagateToRows(parameters, layer, tile)
      } else if index > 0 {
        propagate(parameters, layer, activations[index - 1].pointer, tile)
      }
    }
    return sum
  }

  /// The errors of the layer before: ∂L/∂x = Wᵀ ∂L/∂z, times the derivative of the activation that produced x.
  private func propagate(
    _ parameters: UnsafePointer<Float>, _ layer: ParameterLayout.Layer, _ inputs: UnsafePointer<Float>, _ tile: Tile
  ) {
    func multiply(_ epilogue: some Epilogue) {
      NeuralNetworks.multiply(
        LeftFactor(pointer: parameters + layer.offset, rowStride: 1, depthStride: layer.stride), rows: layer.inputs,
        depth: layer.outputs, errors.pointer, bStride: tileSize, columns: padded(tile.count),
        into: nextErrors.pointer, cStride: tileSize, epilogue)
    }
    switch activation {
    case .tanh: multiply(TanhDerivative(activations: inputs))
    case .relu: multiply(ReLUDerivative(activations: inputs))
    case .leakyReLU, .elu, .sigmoid: multiply(OtherDerivative(activation: activation, activations: inputs))
    }
    swap(&errors, &nextErrors)
  }

  /// The errors of a narrow first layer, as ``propagate(_:_:_:_:)`` computes them, but in one row per sample, so that a
  /// vector holds consecutive units.
  private func propagateToRows(_ parameters: UnsafePointer<Float>, _ layer: ParameterLayout.Layer, _ tile: Tile) {
    let weights = parameters + layer.offset
    // A few units beyond whole vectors would take as long as sixteen; these are computed as rows and then transposed.
    let rest = layer.inputs % lanes
    let isTurned = (1...5).contains(rest)
    let whole = layer.inputs - rest
    func multiply(_ epilogue: some Epilogue, _ restEpilogue: some Epilogue) {
      NeuralNetworks.multiply(
        LeftFactor(pointer: errors.pointer, rowStride: 1, depthStride: tileSize), rows: tile.count,
        depth: layer.outputs, weights, bStride: layer.stride, columns: isTurned ? whole : padded(layer.inputs),
        into: nextErrors.pointer, cStride: layer.stride, epilogue)
      guard isTurned else { return }
      NeuralNetworks.multiply(
        LeftFactor(pointer: weights + whole, rowStride: 1, depthStride: layer.stride), rows: rest,
        depth: layer.outputs, errors.pointer, bStride: tileSize, columns: padded(tile.count),
        into: restOfErrors.pointer, cStride: tileSize, restEpilogue)
      transpose(
        restOfErrors.pointer, stride: tileSize, rows: lanes, columns: padded(tile.count),
        into: nextErrors.pointer + whole, stride: layer.stride)
    }
    // The gradient of the layer above has left that layer's inputs transposed, one row per sample.
    let restOfInputs = activations[0].pointer + whole * tileSize
    let (rows, restRows) = (UnsafePointer(transposed.pointer), UnsafePointer(restOfInputs))
    switch activation {
    case .tanh: multiply(TanhDerivative(activations: rows), TanhDerivative(activations: restRows))
    case .relu: multiply(ReLUDerivative(activations: rows), ReLUDerivative(activations: restRows))
    case .leakyReLU, .elu, .sigmoid:
      multiply(
        OtherDerivative(activation: activation, activations: rows),
        OtherDerivative(activation: activation, activations: restRows))
    }
    swap(&errors, &nextErrors)
  }
}
