import LinearAlgebra
import NeuralNetworks
import Probability
import Problems
import Testing

@Suite("Training")
struct TrainingTests {
  @Test func theArticlesNetworkReachesTheNoise() throws {
    var random = RandomSource(seed: 42)
    let data = try Wave.sample(2000, using: &random)
    let test = try Wave.sample(2000, using: &random)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
    let history = try train(
      &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.1), epochs: 500, batchSize: 1500)
    #expect(history.epochs == Array(1...500))
    #expect(history.epochLosses.count == 500 && history.testLosses.count == 500)
    // The noise is 1; the standard error of its mean square over 2000 samples is 0.03.
    #expect(history.testLosses[499] < 1.2 && history.testLosses[499] > 0.9)
    #expect(try network.meanSquaredError(on: test) == history.testLosses[499])
  }

  @Test func recordsAreEveryTenthEpochAndTheLast() throws {
    let (history, seen) = try shortRun { _ in .goOn }
    #expect(history.epochs == [1, 11, 21, 25])
    #expect(history.testLosses.isEmpty)
    #expect(seen.map(\.epoch) == history.epochs && seen.map(\.epochLoss) == history.epochLosses)
    #expect(seen.allSatisfy { $0.epochs == 25 && $0.testLoss == nil })
    #expect(!history.wasStopped)
  }

  @Test func trainingCanBeStopped() throws {
    let (history, _) = try shortRun { $0.epoch == 11 ? .stop : .goOn }
    #expect(history.epochs == [1, 11])
    #expect(history.wasStopped)
  }

  private func shortRun(
    _ decide: @escaping (TrainingProgress<FeedForwardNetwork>) -> TrainingDecision
  ) throws -> (TrainingHistory, [TrainingProgress<FeedForwardNetwork>]) {
    var random = RandomSource(seed: 43)
    let data = try Wave.sample(300, using: &random)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [5], outputs: 1, activation: .tanh, using: &random)
    var seen: [TrainingProgress<FeedForwardNetwork>] = []
    let history = try train(
      &network, on: data, optimiser: Adam(), epochs: 25, batchSize: 100, recordEvery: 10, threads: 3
    ) {
      seen.append($0)
      return decide($0)
    }
    return (history, seen)
  }

  @Test func stoppingLeavesTheNetworkAsItWas() throws {
    var random = RandomSource(seed: 44)
    let data = try Wave.sample(300, using: &random)
    let start = try FeedForwardNetwork(inputs: 1, hidden: [5], outputs: 1, activation: .tanh, using: &random)
    var stopped = start
    _ = try train(&stopped, on: data, optimiser: Adam(), epochs: 9, batchSize: 100, threads: 2) {
      $0.epoch == 4 ? .stop : .goOn
    }
    var short = start
    _ = try train(&short, on: data, optimiser: Adam(), epochs: 4, batchSize: 100)
    #expect(stopped == short)
  }

  @Test func shufflingDependsOnTheSeedAlone() throws {
    var random = RandomSource(seed: 45)
    let data = try Wave.sample(300, using: &random)
    let start = try FeedForwardNetwork(inputs: 1, hidden: [5], outputs: 1, activation: .tanh, using: &random)
    func trained(_ order: SampleOrder) throws -> FeedForwardNetwork {
      var network = start
      _ = try train(&network, on: data, optimiser: Adam(), epochs: 3, batchSize: 100, order: order)
      return network
    }
    #expect(try trained(.shuffled(seed: 1)) == trained(.shuffled(seed: 1)))
    #expect(try trained(.shuffled(seed: 1)) != trained(.shuffled(seed: 2)))
    #expect(try trained(.shuffled(seed: 1)) != trained(.asGiven))
  }

  @Test func layersBeginAsPyTorchs() {
    var random = RandomSource(seed: 46)
    let layer = LinearLayer(inputs: 16, outputs: 500, using: &random)
    let numbers = layer.weights.elements + layer.biases
    #expect(numbers.allSatisfy { $0.magnitude <= 0.25 })
    // The variance of a uniform number on ±¼ is 1/48; its mean over 8500 has a standard error of 0.0002.
    let variance = numbers.reduce(0) { $0 + Double($1) * Double($1) } / Double(numbers.count)
    #expect((variance - 1.0 / 48).magnitude < 0.001)
  }
}
