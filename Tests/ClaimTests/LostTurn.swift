import NeuralNetworks
import Probability
import Problems

/// The network of chapter 5 that loses a part of the spiral.
enum LostTurn {
  /// Trained once, as in the chapter, but for fewer epochs.
  static func network() throws -> MixtureDensityNetwork { try trained.get() }

  private static let trained = Result {
    var random = RandomSource(seed: 49)
    let half = try Spiral.sample(1000, using: &random)
    let data = half.selecting(random.permutation(of: half.count))
    var network = try MixtureDensityNetwork(inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
    _ = try train(&network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 150, batchSize: 750)
    return network
  }
}
