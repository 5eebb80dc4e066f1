import LinearAlgebra

extension CheckedNetwork {
  /// The units of the last layer, `[samples, units]`, for inputs `[samples, inputs]`.
  ///
  /// - Throws: ``TrainingError`` if the number of columns differs from the network's number of inputs, or an input or a
  ///   unit is not finite.
  func lastLayer(for inputs: Matrix<Float>) throws(TrainingError) -> Matrix<Float> {
    try checkInputs(inputs)
    let units = layers[layers.count - 1].outputs
    var elements: [Float] = []
    elements.reserveCapacity(inputs.rows * units)
    let tiles = Tiles(inputs: inputs, targets: Matrix(rows: inputs.rows, columns: 0, repeating: 0))
    let (pass, parameters) = prepare()
    for tile in tiles.tiles {
      let outputs = pass.forward(parameters.pointer, tile)
      for i in 0..<tile.count {
        for unit in 0..<units { elements.append(outputs[unit * tileSize + i]) }
      }
    }
    let answers = Matrix(rows: inputs.rows, columns: units, elements: elements)
    try answers.checkFinite("network's outputs")
    return answers
  }

  /// The mean loss on data.
  ///
  /// - Throws: ``TrainingError`` if the data do not fit the network, or the loss is not finite.
  func meanLoss(on data: DataSet) throws(TrainingError) -> Double {
    try check(data)
    let tiles = Tiles(data)
    let (pass, parameters) = prepare()
    let sum = tiles.tiles.reduce(0) { $0 + pass.sumOfLosses(parameters.pointer, $1) }
    guard sum.isFinite else { throw .lossNotFinite(sum) }
    return sum / loss.terms(weight: tiles.totalWeight, outputs: outputs)
  }

  private func prepare() -> (Pass, Buffer) {
    let layout = ParameterLayout(self)
    let parameters = Buffer(count: layout.count)
    layout.pack(layers, into: parameters)
    return (Pass(self, layout), parameters)
  }
}
