import LinearAlgebra
import Probability
import Testing

@testable import NeuralNetworks

/// Weights, noise, schedules: what a run may be told besides its data.
@Suite("Training options") struct TrainingOptionTests {
  private func line(_ count: Int) throws -> DataSet {
    var random = RandomSource(seed: 81)
    let x = (0..<count).map { _ in random.uniform(in: -1...1) }
    return try DataSet(inputs: x, targets: x.map { 2 * $0 + random.normal(mean: 0, standardDeviation: 0.3) })
  }

  @Test func aWeightOfTwoCountsAsTwoSamples() throws {
    var random = RandomSource(seed: 82)
    let data = try line(60)
    let doubled = data.selecting(Array(0..<60) + Array(0..<20))
    let weighted = try DataSet(
      inputs: data.inputs, targets: data.targets, weights: (0..<60).map { $0 < 20 ? 2 : 1 })
    let network = try FeedForwardNetwork(inputs: 1, hidden: [5], outputs: 1, activation: .tanh, using: &random)
    // The squares are summed in Float.
    #expect(try abs(network.meanSquaredError(on: weighted) - network.meanSquaredError(on: doubled)) < 1e-6)
    var (a, b) = (network, network)
    _ = try train(&a, on: weighted, testedOn: weighted, optimiser: Adam(learningRate: 0.01), epochs: 20, batchSize: 60)
    _ = try train(&b, on: doubled, optimiser: Adam(learningRate: 0.01), epochs: 20, batchSize: 80)
    for (one, other) in zip(a.layers, b.layers) {
      for (x, y) in zip(one.weights.elements + one.biases, other.weights.elements + other.biases) {
        #expect(abs(x - y) < 1e-4)
      }
    }
    // Weights go with their samples, and a batch of samples without weight changes nothing.
    #expect(weighted.selecting([19, 20]).weights == [2, 1] && weighted.inverted.weights == weighted.weights)
    let halves = try DataSet(
      inputs: data.inputs, targets: data.targets, weights: (0..<60).map { $0 < 30 ? 0 : 1 })
    var (c, d) = (network, network)
    _ = try train(&c, on: halves, optimiser: Adam(meanDecay: 0, squareDecay: 0), epochs: 1, batchSize: 30)
    _ = try train(
      &d, on: data.selecting(Array(30..<60)), optimiser: Adam(meanDecay: 0, squareDecay: 0), epochs: 1, batchSize: 30)
    #expect(c == d)
  }

  @Test func noiseIsDrawnAnewForEverySampleOfEveryEpoch() throws {
    let data = try DataSet(
      inputs: Matrix(rows: 4000, columns: 2, repeating: 3), targets: Matrix(rows: 4000, columns: 1, repeating: -5))
    let tiles = Tiles(data, batchSize: 1000)
    var noise: NoiseSource? = NoiseSource(TrainingNoise(inputs: 0.5, targets: 2, seed: 83), after: nil)
    var seen: [(inputs: [Double], targets: [Double])] = []
    for _ in 0..<2 {
      tiles.load(order: nil, &noise)
      var epoch: (inputs: [Double], targets: [Double]) = ([], [])
      for tile in tiles.tiles {
        for i in 0..<tile.count {
          for j in 0..<2 { epoch.inputs.append(Double(tile.inputs[j * tileSize + i])) }
          epoch.targets.append(Double(tile.targets[i]))
        }
      }
      seen.append(epoch)
    }
    for epoch in seen {
      for (values, mean, deviation) in [(epoch.inputs, 3.0, 0.5), (epoch.targets, -5, 2)] {
        let fitted = try Normal(fittedTo: values)
        let error = deviation / Double(values.count).squareRoot()
        // Five standard errors
        #expect(abs(fitted.mean - mean) < 5 * error && abs(fitted.standardDeviation - deviation) < 5 * error)
        #expect(Set(values).count > values.count * 9 / 10)
      }
    }
    #expect(seen[0].inputs != seen[1].inputs && seen[0].targets != seen[1].targets)
    // The data themselves, and the ones of the biases, have none.
    var none: NoiseSource?
    tiles.load(order: nil, &none)
    #expect(tiles.tiles[0].inputs[0] == 3 && tiles.tiles[0].inputs[2 * tileSize] == 1)
  }

  /// Noise on the input of a straight line with the slope a acts as a penalty: the best slope is a/(1 + s²/Var x)
  /// (C. M. Bishop, "Training with noise is equivalent to Tikhonov regularization", 1995).
  @Test func noiseOnTheInputsShrinksASlope() throws {
    var random = RandomSource(seed: 84)
    let x = (0..<500).map { _ in random.normal() }
    let data = try DataSet(inputs: x, targets: x.map { 2 * $0 })
    var network = try FeedForwardNetwork(inputs: 1, hidden: [], outputs: 1, activation: .tanh, using: &random)
    _ = try train(
      &network, on: data, optimiser: Adam(learningRate: 0.05, schedule: .cosine(epochs: 600, to: 0.01)), epochs: 600,
      batchSize: 500, noise: TrainingNoise(inputs: 1, seed: 85))
    let variance = try Normal(fittedTo: x).variance
    // The standard error of a slope from 500 samples, averaged by the steps of the last 100 epochs, is below 0.02.
    #expect(abs(Double(network.layers[0].weights[0, 0]) - 2 / (1 + 1 / variance)) < 0.06)
  }

  @Test func schedules() {
    let half = LearningRateSchedule.cosine(epochs: 10, to: 0.2)
    #expect(half.factor(after: 0) == 1 && abs(half.factor(after: 5) - 0.6) < 1e-15)
    #expect(half.factor(after: 10) == 0.2 && half.factor(after: 11) == 0.2 && half.factor(after: -1) == 1)
    #expect(LearningRateSchedule.steps(every: 3, decay: 0.5).factor(after: 2) == 1)
    #expect(LearningRateSchedule.steps(every: 3, decay: 0.5).factor(after: 9) == 0.125)
    #expect(LearningRateSchedule.exponential(decay: 0.5).factor(after: 3) == 0.125)
    let slow = LearningRateSchedule.warmUp(epochs: 3, then: .exponential(decay: 0.5))
    #expect((0...5).map(slow.factor) == [0.25, 0.5, 0.75, 1, 0.5, 0.25])
    #expect(LearningRateSchedule.constant.factor(after: .max) == 1)
  }
}
