import Foundation
import NeuralNetworks
import Probability
import Problems
import Testing

/// Prints how long the article's training runs take. They run only where the environment says `SPEED=1`, because times
/// mean something on a quiet machine alone.
@Suite("Speed", .serialized, .enabled(if: ProcessInfo.processInfo.environment["SPEED"] != nil))
struct SpeedTests {
  @Test(arguments: [1, 2]) func mixtureDensityNetwork(_ threads: Int) throws {
    var random = RandomSource(seed: 42)
    let data = try Wave.sample(2000, using: &random).inverted
    let test = try Wave.sample(2000, using: &random).inverted
    var network = try MixtureDensityNetwork(inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
    let time = try ContinuousClock().measure {
      _ = try train(
        &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 1000, batchSize: 1500,
        recordEvery: 10, threads: threads)
    }
    print("mixture density network, 1000 epochs, \(threads) threads: \(time)")
    #expect(try network.negativeLogLikelihood(of: test) < 1.85)
  }

  @Test(arguments: [1, 2]) func feedForwardNetwork(_ threads: Int) throws {
    var random = RandomSource(seed: 42)
    let data = try Wave.sample(2000, using: &random)
    let test = try Wave.sample(2000, using: &random)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
    let time = try ContinuousClock().measure {
      _ = try train(
        &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.1), epochs: 2000, batchSize: 1500,
        threads: threads)
    }
    print("feed-forward network, 2000 epochs, \(threads) threads: \(time)")
    #expect(try network.meanSquaredError(on: test) < 1.2)
  }
}
