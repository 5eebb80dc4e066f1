import ElementaryFunctions
import LinearAlgebra
import Probability
import Testing

@testable import NeuralNetworks

@Suite("Never a NaN")
struct NeverNaNTests {
  /// A network without hidden layers whose second component has a given log-variance and no responsibility.
  private func network(logVariance: Float, mean: Float = 5) throws -> MixtureDensityNetwork {
    let layer = LinearLayer(
      weights: Matrix(rows: 6, columns: 1, repeating: 0), biases: [0, 0, 0, mean, 0, logVariance])
    return try MixtureDensityNetwork(layers: [layer], components: 2, outputs: 1)
  }

  private let data: DataSet

  init() throws {
    data = try DataSet(inputs: [-1, 0, 1], targets: [0.5, 0, -0.5])
  }

  /// What happened to PyTorch: e⁸⁹ is infinite as a `Float`, the component has no responsibility, and 0 · ∞ is NaN.
  @Test(arguments: [-89, -120, -1000, -3e38] as [Float]) func aLogVarianceThatRanAway(_ logVariance: Float) throws {
    let precision = Float.exp(-logVariance)
    #expect((0 * precision).isNaN)

    var network = try network(logVariance: logVariance)
    let history = try train(&network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 20, batchSize: 3)
    // ln 2 for the component that is out, ½ ln 2π and the mean of y²/2
    #expect((history.epochLosses[0] - (0.693_147 + 0.918_939 + 0.083_333)).magnitude < 1e-5)
    #expect(history.epochLosses[19] < history.epochLosses[0])
    #expect(network.layers[0].weights.isFinite && network.layers[0].biases.allSatisfy { $0.isFinite })
  }

  /// The same with a variance for each dimension, and with a coefficient that has run away, too.
  @Test(arguments: [-89, -1000, 1000] as [Float], [0, 1e6, -1e15] as [Float])
  func aCovarianceThatRanAway(_ logVariance: Float, _ coefficient: Float) throws {
    let biases: [Float] = [0, -50] + [0, 0, 5, 5] + [0, 0, logVariance, logVariance] + [0, coefficient]
    let layer = LinearLayer(weights: Matrix(rows: 12, columns: 1, repeating: 0), biases: biases)
    var network = try MixtureDensityNetwork(layers: [layer], components: 2, outputs: 2, covariance: .full)
    let data = try DataSet(inputs: Matrix(column: [-1, 0, 1]), targets: Matrix([[0.5, 1], [0, 0], [-0.5, 1]]))
    let history = try train(&network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 50, batchSize: 3)
    #expect(history.epochLosses.allSatisfy { $0.isFinite } && history.epochLosses[49] < history.epochLosses[0])
    #expect(network.layers[0].weights.isFinite && network.layers[0].biases.allSatisfy { $0.isFinite })
  }

  @Test func theLogVarianceWithoutABoundIsTheSameModel() throws {
    // At −59 and −60 the bound is not reached; the component is as dead there as far below.
    let losses = try [-59, -60, -61, -500].map { try network(logVariance: $0).negativeLogLikelihood(of: data) }
    #expect(Set(losses).count == 1)
  }

  @Test func aSampleOnTheMeanOfAComponentWithoutVariance() throws {
    var network = try network(logVariance: -200, mean: 0)
    let history = try train(&network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 50, batchSize: 3)
    #expect(history.epochLosses.allSatisfy { $0.isFinite })
    #expect(network.layers[0].biases.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [1e-30, 1e3, 1e6] as [Float]) func dataOfAnySize(_ size: Float) throws {
    var random = RandomSource(seed: 31)
    let x = Matrix<Float>(rows: 200, columns: 1) { _, _ in size * Float(random.normal()) }
    let y = Matrix<Float>(rows: 200, columns: 1) { _, _ in size * Float(random.normal()) }
    let data = try DataSet(inputs: x, targets: y)
    var network = try MixtureDensityNetwork(inputs: 1, hidden: [10], components: 3, outputs: 1, using: &random)
    _ = try train(&network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 30, batchSize: 200)
    #expect(network.layers.allSatisfy { $0.weights.isFinite && $0.biases.allSatisfy { $0.isFinite } })
  }
}
