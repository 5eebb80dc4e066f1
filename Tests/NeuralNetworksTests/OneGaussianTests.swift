import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

/// A mixture of one component is a Gaussian whose mean and variance depend on x.
@Suite("One Gaussian")
struct OneGaussianTests {
  /// y = sin 2x + N(0, σ(x)²) with σ from 0.1 at x = 0 to 0.9 at its ends ±2, and the mean NLL of what is exactly so.
  private func fan(count: Int, using random: inout RandomSource) throws -> (data: DataSet, limit: Double) {
    let x = random.uniform(in: -2...2, count: count)
    let noise = x.map { (deviation: 0.1 + 0.4 * $0.magnitude, value: random.normal()) }
    let y = zip(x, noise).map { Double.sin(2 * $0) + $1.deviation * $1.value }
    let losses = noise.map { 0.5 * Double.log(2 * .pi) + Double.log($0.deviation) + 0.5 * $0.value * $0.value }
    return (try DataSet(inputs: x, targets: y), losses.reduce(0, +) / Double(count))
  }

  @Test func itLearnsMeanAndVariance() throws {
    var random = RandomSource(seed: 71)
    let (data, _) = try fan(count: 2000, using: &random)
    let (test, limit) = try fan(count: 2000, using: &random)
    var network = try MixtureDensityNetwork(inputs: 1, hidden: [30, 30], components: 1, outputs: 1, using: &random)
    let history = try train(
      &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 300, batchSize: 500)
    #expect(history.epochLosses[0] > 1)
    // It ends 0.02 above the exact density. A Gaussian of the right mean and one variance for all x would end 0.23 above,
    // ½ ln E[σ²] − E[ln σ].
    #expect((history.testLosses[299] - limit).magnitude < 0.05)
    try expectLossByHand(network, test)
  }

  /// The loss is the mean of ½ ln 2πσ² + (y − μ)²/2σ².
  private func expectLossByHand(_ network: MixtureDensityNetwork, _ data: DataSet) throws {
    let parameters = try network.parameters(at: data.inputs)
    #expect(parameters.priors.elements.allSatisfy { $0 == 1 })
    var sum = 0.0
    for i in 0..<data.count {
      let (mean, variance) = (parameters.means[i, 0], parameters.variances[i, 0])
      let error = Double(data.targets[i, 0]) - mean
      sum += 0.5 * Double.log(2 * .pi * variance) + error * error / (2 * variance)
    }
    // The network's loss is calculated in Float.
    #expect(try (network.negativeLogLikelihood(of: data) - sum / Double(data.count)).magnitude < 1e-5)
  }
}
