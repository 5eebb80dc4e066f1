import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

@Suite("Predictions")
struct PredictionTests {
  @Test func theConditionalMixtureHasTheLossOfTraining() throws {
    var random = RandomSource(seed: 51)
    for (components, outputs) in [(1, 1), (5, 1), (4, 3)] {
      let x = Matrix<Float>(rows: 150, columns: 2) { _, _ in Float(random.normal()) }
      let y = Matrix<Float>(rows: 150, columns: outputs) { _, _ in Float(random.normal()) }
      let data = try DataSet(inputs: x, targets: y)
      let network = try MixtureDensityNetwork(
        inputs: 2, hidden: [9], components: components, outputs: outputs, using: &random)
      let batch = try network.parameters(at: x)
      var sum = 0.0
      for i in 0..<150 {
        let mixture = try network.conditional(at: Array(x.row(i)))
        #expect(try batch.mixture(at: i) == mixture)
        sum -= mixture.logDensity(y.row(i).map { Double($0) })
      }
      // The network's loss is calculated in Float.
      #expect(try (network.negativeLogLikelihood(of: data) - sum / 150).magnitude < 1e-5)
    }
  }

  @Test func aFeedForwardNetworkIsItsFormula() throws {
    let network = try FeedForwardNetwork(
      layers: [
        LinearLayer(weights: Matrix([[1, -2], [3, 0.5]]), biases: [0.5, -1]),
        LinearLayer(weights: Matrix([[2, -1]]), biases: [0.25]),
      ], activation: .relu)
    // Row 1: z = (1 − 4 + 0.5, 3 + 1 − 1) = (−2.5, 3); y = 0 − 3 + 0.25. Row 2: z = (1.5, 2); y = 3 − 2 + 0.25.
    #expect(try network.predict(Matrix([[1, 2], [1, 0]])) == Matrix([[-2.75], [1.25]]))
    #expect(try network.predict(Matrix(rows: 0, columns: 2, repeating: 0)).shape == "0×1")
  }

  @Test func startingFromTheTargetsMovesOnlyTheLastBiases() throws {
    var random = RandomSource(seed: 52)
    let data = try DataSet(inputs: [0, 1, 2, 3], targets: [97, 99, 101, 103])
    let before = try MixtureDensityNetwork(inputs: 1, hidden: [5], components: 2, outputs: 1, using: &random)
    var after = before
    try after.startFromDistribution(ofTargetsIn: data)
    #expect(after.layers[0] == before.layers[0] && after.layers[1].weights == before.layers[1].weights)
    let moved = zip(after.layers[1].biases, before.layers[1].biases).map { $0 - $1 }
    // The targets 99 and 103 of the quartiles, at a quarter of their distance from 100; the logarithm of the variance 5
    for (value, expected) in zip(moved, [0, 0, 99.75, 100.75, 1.609438, 1.609438] as [Float]) {
      #expect((value - expected).magnitude < 1e-5)
    }
  }

  @Test func logitsOfAnySizeHavePriors() throws {
    // One input that is zero: the last layer's biases are the network's outputs, three logits, means and log-variances.
    for shift in [0, 1000, -1000] as [Float] {
      let biases = [shift, shift + 1, shift - 200, 1, 2, 3, 0, 0, 0]
      let layers = [
        LinearLayer(weights: Matrix([[1]]), biases: [0]),
        LinearLayer(weights: Matrix(rows: 9, columns: 1, repeating: 0), biases: biases),
      ]
      let priors = try MixtureDensityNetwork(layers: layers, components: 3, outputs: 1)
        .conditional(at: [0]).priors
      // e⁰ and e¹ over their sum; e⁻²⁰⁰ is nothing beside them.
      for (prior, expected) in zip(priors, [0.2689414213699951, 0.7310585786300049, 0]) {
        #expect((prior - expected).magnitude < 1e-12, "\(shift)")
      }
    }
  }

  @Test func startingFromTargetsOfTwoNumbersGivesEachMeanItsOwn() throws {
    var random = RandomSource(seed: 53)
    let data = try DataSet(
      inputs: Matrix(column: [0, 1, 2, 3]), targets: Matrix([[97, -3], [99, -1], [101, 1], [103, 3]]))
    let before = try MixtureDensityNetwork(inputs: 1, hidden: [5], components: 2, outputs: 2, using: &random)
    var after = before
    try after.startFromDistribution(ofTargetsIn: data)
    let moved = zip(after.layers[1].biases, before.layers[1].biases).map { $0 - $1 }
    // The quartiles (99, −1) and (103, 3), at a quarter of their distance from (100, 0); the logarithm of the variance 5.
    for (value, expected) in zip(moved, [0, 0, 99.75, -0.25, 100.75, 0.75, 1.609438, 1.609438] as [Float]) {
      #expect((value - expected).magnitude < 1e-5)
    }
  }
}
