import LinearAlgebra
import NeuralNetworks
import Probability
import TestReferences
import Testing

/// A training run of PyTorch's, made by Tests/References/make_pytorch_references.py.
struct PyTorchCase: Decodable {
  struct Layer: Decodable {
    var weights: [Float]
    var biases: [Float]

    var layer: LinearLayer {
      LinearLayer(
        weights: Matrix(rows: biases.count, columns: weights.count / biases.count, elements: weights), biases: biases)
    }
  }

  var name: String
  var inputs: Int
  var targets: Int
  var components: Int
  var activation: String
  var learningRate: Double
  var batchSize: Int
  var x: [Float]
  var y: [Float]
  var initial: [Layer]
  /// The mean over the samples of each epoch, every sample's loss as it was before the update of its batch
  var epochLosses: [Double]
  /// The loss of all the data after each epoch
  var dataLosses: [Double]
  var trained: [Layer]

  static func load() throws -> [PyTorchCase] { try References.numbers(of: "pytorch.json") }
}

/// A training run of PyTorch's AdamW with settings of the optimiser, weights of the samples, other covariances and other
/// activations, made by the same script.
private struct PyTorchTraining: Decodable {
  struct Settings: Decodable {
    var learningRate: Double
    var weightDecay: Double?
    var cosineEpochs: Int?
    var cosineEnd: Double?
    var stepEpochs: Int?
    var stepDecay: Double?
    var gradientNormLimit: Double?

    var optimiser: Adam {
      var optimiser = Adam(
        learningRate: learningRate, weightDecay: weightDecay ?? 0, gradientNormLimit: gradientNormLimit)
      if let cosineEpochs, let cosineEnd { optimiser.schedule = .cosine(epochs: cosineEpochs, to: cosineEnd) }
      if let stepEpochs, let stepDecay { optimiser.schedule = .steps(every: stepEpochs, decay: stepDecay) }
      return optimiser
    }
  }

  var name: String
  var inputs: Int
  var targets: Int
  var components: Int
  var covariance: String
  var activation: String
  var batchSize: Int
  var x: [Float]
  var y: [Float]
  var weights: [Float]?
  var settings: Settings
  var initial: [PyTorchCase.Layer]
  var epochLosses: [Double]
  var trained: [PyTorchCase.Layer]
}

@Suite("Parity with PyTorch")
struct PyTorchParityTests {
  @Test func settingsWeightsCovariancesAndActivations() throws {
    let cases: [PyTorchTraining] = try References.numbers(of: "pytorch-training.json")
    #expect(cases.count == 11)
    for item in cases {
      let layers = item.initial.map(\.layer)
      let activation = try #require(Activation(rawValue: item.activation))
      let covariance = try #require(CovarianceStructure(rawValue: item.covariance))
      func compare(_ start: some TrainableNetwork) throws {
        let samples = item.x.count / item.inputs
        let data = try DataSet(
          inputs: Matrix(rows: samples, columns: item.inputs, elements: item.x),
          targets: Matrix(rows: samples, columns: item.targets, elements: item.y), weights: item.weights)
        var network = start
        let history = try train(
          &network, on: data, optimiser: item.settings.optimiser, epochs: item.epochLosses.count,
          batchSize: item.batchSize)
        // Rounding in Float, carried through twenty steps.
        expect(history.epochLosses, item.epochLosses, within: 5e-5, "\(item.name), mean over the epoch")
        expect(network.layers, item.trained, within: 5e-5, "\(item.name)")
      }
      if item.components == 0 {
        try compare(try FeedForwardNetwork(layers: layers, activation: activation))
      } else {
        try compare(
          try MixtureDensityNetwork(
            layers: layers, components: item.components, outputs: item.targets, covariance: covariance,
            activation: activation))
      }
    }
  }

  @Test func lossesAndParametersOfFiftySteps() throws {
    let cases = try PyTorchCase.load()
    #expect(cases.count == 10)
    for item in cases {
      let layers = item.initial.map(\.layer)
      let activation = item.activation == "tanh" ? Activation.tanh : .relu
      if item.components == 0 {
        try compare(item, try FeedForwardNetwork(layers: layers, activation: activation))
      } else {
        try compare(
          item, try MixtureDensityNetwork(layers: layers, components: item.components, outputs: item.targets))
      }
    }
  }

  private func compare(_ item: PyTorchCase, _ start: some TrainableNetwork) throws {
    let samples = item.x.count / item.inputs
    let data = try DataSet(
      inputs: Matrix(rows: samples, columns: item.inputs, elements: item.x),
      targets: Matrix(rows: samples, columns: item.targets, elements: item.y))
    var network = start
    let history = try train(
      &network, on: data, testedOn: data, optimiser: Adam(learningRate: item.learningRate),
      epochs: item.epochLosses.count, batchSize: item.batchSize)
    // Rounding in Float, carried through fifty steps.
    expect(history.epochLosses, item.epochLosses, within: 1e-4, "\(item.name), mean over the epoch")
    expect(history.testLosses, item.dataLosses, within: 1e-4, "\(item.name), all data after the epoch")
    expect(network.layers, item.trained, within: 1e-4, "\(item.name)")
  }

  private func expect(
    _ layers: [LinearLayer], _ references: [PyTorchCase.Layer], within tolerance: Float, _ what: Comment
  ) {
    for (layer, reference) in zip(layers, references) {
      let numbers = zip(layer.weights.elements + layer.biases, reference.weights + reference.biases)
      let worst = numbers.map { ($0 - $1).magnitude }.max() ?? .infinity
      #expect(worst < tolerance, what)
    }
  }

  private func expect(_ values: [Double], _ references: [Double], within tolerance: Double, _ what: Comment) {
    #expect(values.count == references.count, what)
    let worst = zip(values, references).map { ($0 - $1).magnitude }.max() ?? .infinity
    #expect(worst < tolerance, what)
  }
}
