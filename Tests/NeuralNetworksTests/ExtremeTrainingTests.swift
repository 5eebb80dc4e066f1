import LinearAlgebra
import Probability
import TestReferences
import Testing

@testable import NeuralNetworks

/// Training ends with a finite network or with an error that names the epoch and what is no longer finite; then the
/// network is as it was.
@Suite("Training at the extremes")
struct ExtremeTrainingTests {
  private static let activations = Activation.allCases
  private static let sizes: [Float] = [0, .leastNonzeroMagnitude, 1e-38, 1e-20, 1, 1e7, 1e15, 1e20, 1e30, 3e38]

  private func data(inputs: Float, targets: Float, count: Int = 40) throws -> DataSet {
    var random = RandomSource(seed: 71)
    return try DataSet(
      inputs: Matrix(rows: count, columns: 1) { _, _ in inputs * Float(random.uniform(in: -1...1)) },
      targets: Matrix(rows: count, columns: 1) { _, _ in targets * Float(random.uniform(in: -1...1)) })
  }

  /// Trains a network for a few epochs and returns the epoch at which it left the finite numbers, or nil.
  @discardableResult
  private func train<Network: TrainableNetwork & Equatable>(
    _ start: Network, on data: DataSet, _ optimiser: Adam, epochs: Int = 8, threads: Int = 1,
    stopping: EarlyStopping? = nil, _ context: String
  ) throws -> Int? {
    var network = start
    do throws(TrainingError) {
      let history = try NeuralNetworks.train(
        &network, on: data, testedOn: data, optimiser: optimiser, epochs: epochs, batchSize: min(16, data.count),
        stopping: stopping, recordEvery: 3, threads: threads)
      #expect(network.layers.allSatisfy { $0.weights.isFinite && $0.biases.allSatisfy { $0.isFinite } }, "\(context)")
      #expect((history.epochLosses + history.testLosses).allSatisfy { $0.isFinite }, "\(context)")
      return nil
    } catch {
      guard case .diverged(let epoch, _, let value) = error else { throw error }
      #expect(1...epochs ~= epoch && !value.isFinite, "\(context)")
      #expect(network == start, "\(context)")
      return epoch
    }
  }

  private func network(_ activation: Activation, hidden: [Int] = [8]) throws -> FeedForwardNetwork {
    var random = RandomSource(seed: 72)
    return try FeedForwardNetwork(inputs: 1, hidden: hidden, outputs: 1, activation: activation, using: &random)
  }

  private func mixture(_ activation: Activation, hidden: [Int] = [8]) throws -> MixtureDensityNetwork {
    var random = RandomSource(seed: 73)
    return try MixtureDensityNetwork(
      inputs: 1, hidden: hidden, components: 3, outputs: 1, activation: activation, using: &random)
  }

  @Test(arguments: activations) func inputsAndTargets(_ activation: Activation) throws {
    for inputs in Self.sizes {
      for targets in Self.sizes {
        let data = try data(inputs: inputs, targets: targets)
        let context = "\(activation), inputs to \(inputs), targets to \(targets)"
        try train(network(activation), on: data, Adam(learningRate: 0.01), context)
        try train(mixture(activation), on: data, Adam(learningRate: 0.01), context)
      }
    }
  }

  /// The case that was reported: weights were NaN, without a word.
  @Test func inputsOfAThousandMillionMillion() throws {
    let far = try data(inputs: 1e16, targets: 1)
    #expect(try train(mixture(.relu), on: far, Adam(learningRate: 0.01), epochs: 30, "inputs to 1e16") != nil)
    #expect(try train(network(.relu), on: data(inputs: 3e38, targets: 1), Adam(), "inputs to 3e38") != nil)
  }

  @Test(arguments: [CovarianceStructure.diagonal, .full])
  func covariances(_ covariance: CovarianceStructure) throws {
    var random = RandomSource(seed: 74)
    let network = try MixtureDensityNetwork(
      inputs: 1, hidden: [8], components: 3, outputs: 3, covariance: covariance, using: &random)
    for inputs in Self.sizes {
      for targets in Self.sizes {
        let column = try data(inputs: inputs, targets: targets)
        let data = try DataSet(
          inputs: column.inputs,
          targets: Matrix(rows: column.count, columns: 3) { column.targets[($0 + $1) % column.count, 0] })
        let context = "\(covariance), inputs to \(inputs), targets to \(targets)"
        try train(network, on: data, Adam(learningRate: 0.01, weightDecay: 0.1), context)
        try train(network, on: data, Adam(learningRate: 0.01, gradientNormLimit: 1), context)
      }
    }
  }

  @Test(arguments: [Activation.tanh, .relu]) func settings(_ activation: Activation) throws {
    let data = try data(inputs: 1, targets: 1)
    let rates = [1e-45, 1e-10, 1, 1e10, 1e30, 3e38]
    for optimiser in rates.map({ Adam(weightDecay: $0) }) + rates.map({ Adam(gradientNormLimit: $0) })
      + rates.map({ Adam(learningRate: $0) }) + rates.map({ Adam(learningRate: 0.01, epsilon: $0) })
      + [0, 0.5, 1 - 0x1p-53].flatMap({ [Adam(meanDecay: $0), Adam(squareDecay: $0)] })
    {
      try train(network(activation), on: data, optimiser, "\(activation), \(optimiser)")
      try train(mixture(activation), on: data, optimiser, "\(activation), \(optimiser)")
    }
    // Zero and infinite as a `Float`, in which the step is taken
    #expect(throws: TrainingError.invalidLearningRate(1e300)) {
      try train(network(activation), on: data, Adam(learningRate: 1e300), "")
    }
    #expect(throws: TrainingError.invalidEpsilon(1e-300)) {
      try train(network(activation), on: data, Adam(epsilon: 1e-300), "")
    }
  }

  @Test(arguments: activations) func widths(_ activation: Activation) throws {
    let (data, far) = (try data(inputs: 1, targets: 1), try data(inputs: 1e30, targets: 1e30))
    for hidden in [[], [1], [1, 1, 1, 1, 1, 1], [300], [17, 33, 2]] {
      for set in [data, far] {
        try train(network(activation, hidden: hidden), on: set, Adam(learningRate: 0.1), epochs: 3, "\(hidden)")
        try train(mixture(activation, hidden: hidden), on: set, Adam(learningRate: 0.1), epochs: 3, "\(hidden)")
      }
    }
  }

  @Test(arguments: activations) func parametersOfAnySize(_ activation: Activation) throws {
    var numbers = FiniteNumbers<Float>(seed: 74)
    var diverged = 0
    for index in 0..<200 {
      var network = try mixture(activation)
      let scale: Float = index % 2 == 0 ? 1 : 1e-30
      for layer in network.layers.indices {
        network.layers[layer].biases = network.layers[layer].biases.map { $0 + scale * numbers.next() }
      }
      guard (try? CheckedNetwork(network)) != nil else { continue }
      let data = try DataSet(
        inputs: Matrix(rows: 5, columns: 1) { _, _ in numbers.next() },
        targets: Matrix(rows: 5, columns: 1) { _, _ in numbers.next() })
      if try train(network, on: data, Adam(), epochs: 3, "\(network), \(data)") != nil { diverged += 1 }
    }
    #expect(10...190 ~= diverged, "\(diverged)")
  }

  /// All threads stop at the same epoch, whatever the order of the samples, the number of threads, and what is measured.
  @Test(arguments: [1, 2, 5]) func allThreadsStopTogether(_ threads: Int) throws {
    let data = try data(inputs: 1, targets: 1, count: 700)
    let optimiser = Adam(learningRate: 1e25)
    for stopping in [nil, EarlyStopping(on: data, patience: 100)] {
      let epoch = try train(
        network(.relu), on: data, optimiser, epochs: 50, threads: threads, stopping: stopping, "\(threads) threads")
      #expect(epoch == 1, "\(threads) threads")
    }
  }

  @Test func theErrorNamesTheEpochAndTheCause() throws {
    // The validation loss alone overflows: its targets are far from those that are trained on.
    var network = try network(.tanh)
    let far = try DataSet(inputs: [0], targets: [1e30])
    let error = #expect(throws: TrainingError.diverged(epoch: 1, what: "the validation loss", value: .infinity)) {
      try NeuralNetworks.train(
        &network, on: data(inputs: 1, targets: 1), optimiser: Adam(), epochs: 5, batchSize: 40,
        stopping: EarlyStopping(on: far, patience: 3))
    }
    #expect(
      "\(error, default: "")"
        == "training must stay with finite numbers, but after epoch 1 the validation loss is inf; bring inputs and "
        + "targets to a scale near 1 or lower the learning rate")
    #expect(throws: TrainingError.diverged(epoch: 3, what: "the test loss", value: .infinity)) {
      // Recorded after epochs 1, 3 and 5; the first time the loss still is in range.
      try NeuralNetworks.train(
        &network, on: DataSet(inputs: [1], targets: [1]), testedOn: DataSet(inputs: [1], targets: [1.8e19]),
        optimiser: Adam(learningRate: 2e17), epochs: 5, batchSize: 1, recordEvery: 2)
    }
  }
}
