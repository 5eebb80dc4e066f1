import LinearAlgebra
import Probability
import Problems
import Testing

@testable import NeuralNetworks

@Suite("Same digits everywhere")
struct SameDigitsTests {
  /// Two batches, the second with a tile that is not full: 300 = 200 + 100 = (128 + 72) + 100.
  private func data(inputs: Int, targets: Int) throws -> DataSet {
    var random = RandomSource(seed: 11)
    let x = Matrix<Float>(rows: 300, columns: inputs) { _, _ in Float(random.uniform(in: -3...3)) }
    let y = Matrix<Float>(rows: 300, columns: targets) { i, j in
      x[i, 0] * x[i, 0] + Float(j) + Float(random.normal(standardDeviation: 0.3))
    }
    return try DataSet(inputs: x, targets: y)
  }

  @Test(arguments: [
    (1, [5], 1, Activation.tanh), (2, [17, 9], 3, .relu), (3, [], 2, .tanh), (1, [40], 1, .relu),
    // Sums so long that their terms are added in two parts.
    (2, [4, 260], 3, .relu), (1, [4, 260], 1, .tanh),
  ])
  func feedForward(_ inputs: Int, _ hidden: [Int], _ outputs: Int, _ activation: Activation) throws {
    var random = RandomSource(seed: 12)
    let network = try FeedForwardNetwork(
      inputs: inputs, hidden: hidden, outputs: outputs, activation: activation, using: &random)
    try expectSameDigits(network, try data(inputs: inputs, targets: outputs))
  }

  @Test(arguments: [(1, 1), (3, 1), (30, 1), (2, 2), (7, 3)])
  func mixture(_ components: Int, _ outputs: Int) throws {
    var random = RandomSource(seed: 13)
    let network = try MixtureDensityNetwork(
      inputs: 2, hidden: [20, 6], components: components, outputs: outputs, using: &random)
    try expectSameDigits(network, try data(inputs: 2, targets: outputs))
  }

  @Test(arguments: [(1, 2), (4, 1), (3, 2), (2, 5)], [CovarianceStructure.diagonal, .full])
  func covariances(_ size: (components: Int, outputs: Int), _ covariance: CovarianceStructure) throws {
    var random = RandomSource(seed: 17)
    let network = try MixtureDensityNetwork(
      inputs: 2, hidden: [20, 6], components: size.components, outputs: size.outputs, covariance: covariance,
      using: &random)
    try expectSameDigits(network, try data(inputs: 2, targets: size.outputs))
  }

  @Test(arguments: Activation.allCases) func activations(_ activation: Activation) throws {
    var random = RandomSource(seed: 18)
    for inputs in [1, 2] {
      let network = try FeedForwardNetwork(
        inputs: inputs, hidden: [18, 7], outputs: 2, activation: activation, using: &random)
      try expectSameDigits(network, try data(inputs: inputs, targets: 2))
    }
  }

  @Test func settingsOfTheOptimiserAndWeights() throws {
    var random = RandomSource(seed: 19)
    let plain = try data(inputs: 2, targets: 2)
    let data = try DataSet(
      inputs: plain.inputs, targets: plain.targets,
      weights: (0..<plain.count).map { $0 % 9 == 0 ? 0 : Float(random.uniform(in: 0...3)) })
    let optimiser = Adam(
      learningRate: 0.02, schedule: .warmUp(epochs: 2, then: .cosine(epochs: 4, to: 0.1)), weightDecay: 0.3,
      gradientNormLimit: 0.5)
    let mixture = try MixtureDensityNetwork(
      inputs: 2, hidden: [20, 6], components: 3, outputs: 2, covariance: .full, using: &random)
    try expectSameDigits(mixture, data, optimiser)
    // A first layer with one input is laid out in its own way.
    let narrow = try DataSet(
      inputs: data.inputs.column(0).map(Double.init), targets: plain.targets.column(0).map(Double.init))
    let feedForward = try FeedForwardNetwork(inputs: 1, hidden: [18], outputs: 1, activation: .tanh, using: &random)
    try expectSameDigits(feedForward, narrow, optimiser)
  }

  private func expectSameDigits<Network: TrainableNetwork>(
    _ network: Network, _ data: DataSet, _ optimiser: Adam = Adam(learningRate: 0.02)
  ) throws {
    var reference = ScalarReference(network, optimiser)
    var losses: [Double] = []
    let weight = data.weights?.reduce(0) { $0 + Double($1) } ?? 300
    for epoch in 0..<5 {
      let sums = [0..<200, 200..<300].map { reference.train(on: data.selecting(Array($0)), after: epoch) }
      losses.append(sums.reduce(0, +) / network.loss.terms(weight: weight, outputs: network.outputs))
    }
    for threads in [1, 2, 7] {
      var trained = network
      let history = try train(&trained, on: data, optimiser: optimiser, epochs: 5, batchSize: 200, threads: threads)
      #expect(history.epochLosses == losses, "\(threads) threads")
      #expect(trained.layers == reference.layers, "\(threads) threads")
    }
  }

  /// A batch of more tiles than are kept at a time, in a shuffled order, with test and validation data: only threads are
  /// compared.
  @Test func manyTiles() throws {
    var random = RandomSource(seed: 14)
    let data = try Wave.sample(10_000, using: &random).inverted
    let test = try Wave.sample(1000, using: &random).inverted
    let validation = try Wave.sample(700, using: &random).inverted
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [10], components: 4, outputs: 1, using: &random)
    func trained(_ threads: Int) throws -> (MixtureDensityNetwork, TrainingHistory) {
      var network = network
      let history = try train(
        &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 4, batchSize: 9000,
        order: .shuffled(seed: 5), stopping: EarlyStopping(on: validation, patience: 2), threads: threads)
      return (network, history)
    }
    let one = try trained(1)
    for threads in [2, 7] {
      let many = try trained(threads)
      #expect(many == one)
    }
  }

  /// A network so large that the number of gradients kept at a time depends on the number of threads.
  @Test func largeNetwork() throws {
    var random = RandomSource(seed: 16)
    let data = try Wave.sample(1500, using: &random)
    let network = try FeedForwardNetwork(
      inputs: 1, hidden: [400, 400], outputs: 1, activation: .tanh, using: &random)
    func trained(_ threads: Int) throws -> FeedForwardNetwork {
      var network = network
      _ = try train(&network, on: data, optimiser: Adam(), epochs: 2, batchSize: 1500, threads: threads)
      return network
    }
    let one = try trained(1)
    for threads in [2, 7] {
      let many = try trained(threads)
      #expect(many == one)
    }
  }

  /// A checksum of trained parameters, which is the same on every processor.
  @Test func sameOnEveryProcessor() throws {
    var random = RandomSource(seed: 15)
    let data = try Wave.sample(400, using: &random)
    var mixture = try MixtureDensityNetwork(inputs: 1, hidden: [20], components: 5, outputs: 1, using: &random)
    var feedForward = try FeedForwardNetwork(inputs: 1, hidden: [20], outputs: 1, activation: .tanh, using: &random)
    _ = try train(&mixture, on: data.inverted, optimiser: Adam(learningRate: 0.01), epochs: 10, batchSize: 300)
    _ = try train(&feedForward, on: data, optimiser: Adam(learningRate: 0.1), epochs: 10, batchSize: 300)
    var checksum: UInt64 = 0
    for layer in mixture.layers + feedForward.layers {
      for number in layer.weights.elements + layer.biases {
        checksum = (checksum &* 0x9e37_79b9_7f4a_7c15) ^ UInt64(number.bitPattern)
      }
    }
    #expect(checksum == 433_176_358_480_916_460)
  }
}
