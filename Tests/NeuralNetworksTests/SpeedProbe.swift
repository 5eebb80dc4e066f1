import Foundation
import NeuralNetworks
import Probability
import Testing

@Suite(.enabled(if: ProcessInfo.processInfo.environment["SPEED"] != nil))
struct SpeedProbe {
  @Test func mdn() throws {
    var random = RandomSource(seed: 42)
    let data = try wave(count: 2000, using: &random).inverted
    let test = try wave(count: 2000, using: &random).inverted
    for threads in [1, 2, 2] {
      var network = try MixtureDensityNetwork(inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
      let clock = ContinuousClock()
      var history: TrainingHistory?
      let time = try clock.measure {
        history = try train(
          &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 1000, batchSize: 1500,
          recordEvery: 10, threads: threads)
      }
      print("mdn", threads, time, history!.train.last!, history!.test.last!)
      var ffnn = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
      let time2 = try clock.measure {
        history = try train(
          &ffnn, on: data.inverted, testedOn: test.inverted, optimiser: Adam(learningRate: 0.1), epochs: 2000,
          batchSize: 1500,
          threads: threads)
      }
      print("ffnn", threads, time2, history!.train.last!, history!.test.last!)
    }
  }
}
