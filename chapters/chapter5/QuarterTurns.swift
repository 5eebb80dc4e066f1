import NeuralNetworks
import Problems

/// The spiral's test data cut into quarter turns, from the centre outwards, to see where a network is at a loss.
struct QuarterTurns {
  /// The points of each quarter turn.
  let parts: [DataSet]
  /// The negative log-likelihood of the exact density on each, in nats.
  let exact: [Double]

  // excerpt: quarterTurns
  /// Cuts samples that are in the order of the angle.
  init(of test: DataSet) throws {
    let size = test.count / 10
    parts = (0..<10).map { test.selecting(Array($0 * size..<($0 + 1) * size)) }
    exact = try parts.map { try Spiral.scores(on: $0).negativeLogLikelihood }
  }

  /// By how much a network's negative log-likelihood exceeds the exact density's.
  func excess(of network: MixtureDensityNetwork) throws -> [Double] {
    try zip(parts, exact).map { try network.negativeLogLikelihood(of: $0) - $1 }
  }
  // end: quarterTurns
}
