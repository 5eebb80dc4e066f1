import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

/// Networks that are not whole are refused wherever they are used, before the engine touches memory.
@Suite("Misuse")
struct MisuseTests {
  private let data: DataSet

  init() throws {
    data = try DataSet(inputs: [1, 2, 3], targets: [1, 2, 3])
  }

  private static func layer(_ inputs: Int, _ outputs: Int, biases: Int? = nil) -> LinearLayer {
    var layer = LinearLayer(
      weights: Matrix(rows: outputs, columns: inputs, repeating: 0.1), biases: Array(repeating: 0.1, count: outputs))
    if let biases { layer.biases = Array(repeating: 0.1, count: biases) }
    return layer
  }

  /// Layers that cannot follow each other, or not end in two components of one output, six units; and what is said of
  /// them.
  static let broken: [([LinearLayer], TrainingError)] = [
    ([], .notPositive(what: "layers", value: 0)),
    ([layer(1, 0), layer(0, 6)], .notPositive(what: "outputs of layer 0", value: 0)),
    ([layer(0, 6)], .notPositive(what: "inputs of layer 0", value: 0)),
    ([layer(1, 6, biases: 5)], .shapeDiffers(what: "biases in layer 0, one per output", expected: 6, actual: 5)),
    ([layer(1, 6, biases: 7)], .shapeDiffers(what: "biases in layer 0, one per output", expected: 6, actual: 7)),
    (
      [layer(1, 4), layer(5, 6)],
      .shapeDiffers(what: "inputs of layer 1, one per output of the layer before", expected: 4, actual: 5)
    ),
    (
      [layer(1, 1)],
      .shapeDiffers(
        what: "outputs of the last layer, as a mixture of 2 isotropic components with 1 outputs needs", expected: 6,
        actual: 1)
    ),
  ]

  @Test(arguments: broken) func aMixtureWithLayersThatDoNotFit(_ layers: [LinearLayer], _ error: TrainingError) throws {
    #expect(throws: error) { try MixtureDensityNetwork(layers: layers, components: 2, outputs: 1) }
    var random = RandomSource(seed: 1)
    var network = try MixtureDensityNetwork(inputs: 1, hidden: [4], components: 2, outputs: 1, using: &random)
    network.layers = layers
    let before = network
    #expect(throws: error) { try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 3) }
    #expect(throws: error) { try network.parameters(at: data.inputs) }
    #expect(throws: error) { try network.conditional(at: [0]) }
    #expect(throws: error) { try network.negativeLogLikelihood(of: data) }
    #expect(throws: error) { try network.startFromDistribution(ofTargetsIn: data) }
    #expect(network == before)
  }

  @Test(arguments: broken.dropLast()) func aFeedForwardNetworkWithLayersThatDoNotFit(
    _ layers: [LinearLayer], _ error: TrainingError
  ) throws {
    var random = RandomSource(seed: 2)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [4], outputs: 1, activation: .tanh, using: &random)
    network.layers = layers
    #expect(throws: TrainingError.self) { try FeedForwardNetwork(layers: layers, activation: .tanh) }
    #expect(throws: TrainingError.self) { try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 3) }
    #expect(throws: TrainingError.self) { try network.predict(data.inputs) }
    #expect(throws: TrainingError.self) { try network.meanSquaredError(on: data) }
  }

  /// A network whose layers were replaced by others that fit is as good as one made of them.
  @Test func otherLayersThatFitAreWelcome() throws {
    var random = RandomSource(seed: 3)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [4], outputs: 1, activation: .tanh, using: &random)
    network.layers = [Self.layer(2, 5), Self.layer(5, 3)]
    let answers = try network.predict(Matrix([[1, 2]]))
    #expect(answers.shape == "1×3")
    #expect(network.outputs == 3)
  }

  /// A type of someone else's, with whatever it pleases.
  private struct Foreign: TrainableNetwork {
    var layers: [LinearLayer]
    var activation = Activation.relu
    var loss = Loss.meanSquaredError
    var outputs = 1
  }

  @Test(arguments: [
    (Loss.meanSquaredError, 2), (.meanSquaredError, 0), (.meanSquaredError, .max), (.mixture(components: 3), 1),
    (.mixture(components: 0), 1), (.mixture(components: -1), 1), (.mixture(components: .max), 1),
    (.mixture(components: 1), .max), (.mixture(components: 1), -3),
  ]) func aForeignTypeThatDoesNotFit(_ loss: Loss, _ outputs: Int) throws {
    var network = Foreign(layers: [Self.layer(1, 1)], loss: loss, outputs: outputs)
    #expect(throws: TrainingError.self) { try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 3) }
  }

  @Test func aForeignTypeThatFitsIsTrained() throws {
    var network = Foreign(layers: [Self.layer(1, 1)])
    var ours = try FeedForwardNetwork(layers: network.layers, activation: .relu)
    let history = try train(&network, on: data, optimiser: Adam(), epochs: 5, batchSize: 3)
    #expect(try train(&ours, on: data, optimiser: Adam(), epochs: 5, batchSize: 3) == history)
    #expect(network.layers == ours.layers)
  }

  /// A type that shows other layers every time it is asked; the engine must ask once.
  private struct Fickle: TrainableNetwork {
    final class Count: @unchecked Sendable { var asked = 0 }
    let count = Count()
    var layers: [LinearLayer] {
      get {
        count.asked += 1
        return [MisuseTests.layer(1, count.asked)]
      }
      set {}
    }
    let activation = Activation.relu
    let loss = Loss.meanSquaredError
    let outputs = 1
  }

  @Test func aFickleTypeIsAskedOnce() throws {
    var network = Fickle()
    _ = try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 3)
    #expect(network.count.asked == 1)
  }

  @Test func sizesBeyondAllMemory() {
    var random = RandomSource(seed: 4)
    #expect(throws: TrainingError.self) {
      try FeedForwardNetwork(inputs: .max, hidden: [.max], outputs: 1, activation: .tanh, using: &random)
    }
    #expect(throws: TrainingError.tooLarge(what: "a mixture of \(Int.max) components with 1 outputs")) {
      try MixtureDensityNetwork(inputs: 1, hidden: [2], components: .max, outputs: 1, using: &random)
    }
    #expect(throws: TrainingError.tooLarge(what: "a network of \(Int.max) outputs")) {
      try MixtureDensityNetwork(inputs: 1, hidden: [2], components: 1, outputs: .max, using: &random)
    }
    #expect(throws: TrainingError.tooLarge(what: "a mixture of 1 components with 4294967296 outputs")) {
      try MixtureDensityNetwork(
        inputs: 1, hidden: [2], components: 1, outputs: 1 << 32, covariance: .full, using: &random)
    }
  }

  @Test func settingsAtTheEdge() throws {
    var random = RandomSource(seed: 5)
    let network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    func train(_ optimiser: Adam = Adam(), epochs: Int = 1, batchSize: Int = 3, threads: Int = 1) throws {
      var network = network
      let history = try NeuralNetworks.train(
        &network, on: data, optimiser: optimiser, epochs: epochs, batchSize: batchSize,
        stopping: EarlyStopping(on: data, patience: .max), recordEvery: .max, threads: threads)
      #expect(history.epochs == [1])
    }
    #expect(throws: TrainingError.notPositive(what: "epochs", value: .min)) { try train(epochs: .min) }
    #expect(throws: TrainingError.invalidBatchSize(.max, samples: 3)) { try train(batchSize: .max) }
    #expect(throws: TrainingError.self) { try train(Adam(learningRate: .nan)) }
    #expect(throws: TrainingError.self) { try train(Adam(meanDecay: .nan)) }
    #expect(throws: TrainingError.self) { try train(Adam(epsilon: .nan)) }
    #expect(throws: TrainingError.notPositive(what: "threads", value: .min)) { try train(threads: .min) }
    try train(threads: .max)
  }

  @Test func answersAndSelectionsOutOfRangeStopTheProgram() async {
    expect(
      "row 2 of a 2×1 matrix",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try DataSet(inputs: [1, 2], targets: [1, 2]).selecting([2])
      })
    expect(
      "a data set needs at least one sample",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = try DataSet(inputs: [1, 2], targets: [1, 2]).selecting([])
      })
    expect(
      "row 1 of a 1×1 matrix",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var random = RandomSource(seed: 6)
        let network = try MixtureDensityNetwork(inputs: 1, hidden: [2], components: 1, outputs: 1, using: &random)
        _ = try network.parameters(at: Matrix(column: [0])).mixture(at: 1)
      })
    expect(
      "this needs mixtures in one dimension, not in 2",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var random = RandomSource(seed: 7)
        let network = try MixtureDensityNetwork(inputs: 1, hidden: [2], components: 1, outputs: 2, using: &random)
        _ = try network.parameters(at: Matrix(column: [0])).conditionalMeans
      })
    expect(
      "2×1 weights need 2 biases, got 3",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = LinearLayer(weights: Matrix([[1], [2]]), biases: [1, 2, 3])
      })
  }

  private func expect(_ message: String, _ result: ExitTest.Result?) {
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains(message))
  }
}
