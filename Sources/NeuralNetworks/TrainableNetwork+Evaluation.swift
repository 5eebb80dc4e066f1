import LinearAlgebra

extension TrainableNetwork {
  /// The outputs of the last layer, `[samples, outputs]`, for inputs that fit.
  func outputs(for inputs: Matrix<Float>) -> Matrix<Float> {
    let outputCount = layers.last?.outputs ?? 0
    var elements: [Float] = []
    elements.reserveCapacity(inputs.rows * outputCount)
    let tiles = Tiles(inputs: inputs, targets: Matrix(rows: inputs.rows, columns: 0, repeating: 0))
    let (pass, parameters) = prepare()
    for tile in tiles.tiles {
      let outputs = pass.forward(parameters.pointer, tile)
      for i in 0..<tile.count {
        for output in 0..<outputCount { elements.append(outputs[output * tileSize + i]) }
      }
    }
    return Matrix(rows: inputs.rows, columns: outputCount, elements: elements)
  }

  /// The loss of data that fit.
  func meanLoss(on data: DataSet) -> Double {
    let tiles = Tiles(inputs: data.inputs, targets: data.targets)
    let (pass, parameters) = prepare()
    let sum = tiles.tiles.reduce(0) { $0 + pass.sumOfLosses(parameters.pointer, $1) }
    return sum / Double(loss.terms(samples: data.count, targets: targets))
  }

  private func prepare() -> (Pass, Buffer) {
    let layout = ParameterLayout(layers)
    let parameters = Buffer(count: layout.count)
    layout.pack(layers, into: parameters)
    return (Pass(layout: layout, activation: activation, loss: loss, targets: targets), parameters)
  }
}

extension TrainableNetwork {
  /// How many weights and biases the network has.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.weights.elements.count + $1.biases.count } }
}
