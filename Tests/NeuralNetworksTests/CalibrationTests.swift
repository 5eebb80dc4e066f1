import NeuralNetworks
import Probability
import Testing

@Suite struct CalibrationTests {
  @Test func `transforms of a network's own draws are uniform, those of other targets are not`() throws {
    var random = RandomSource(seed: 21)
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [10], components: 3, outputs: 1, using: &random)
    let x = random.uniform(in: -3...3, count: 2000)
    let answers = try network.parameters(at: DataSet(inputs: x, targets: x).inputs)
    let draws = try x.indices.map { try answers.mixture(at: $0).sample(using: &random) }

    let data = try DataSet(inputs: x, targets: draws)
    let transforms = try answers.probabilityIntegralTransforms(of: data)
    // In order, and under the answer to its own input; targets are rounded to Float.
    let seventh = try network.conditional(at: [Float(x[7])]).cumulative(draws[7])
    #expect(abs(transforms[7] - seventh) < 1e-6)
    #expect(try KolmogorovSmirnovTest(transforms).pValue > 0.01)

    let moved = try DataSet(inputs: x, targets: draws.map { $0 + 0.3 })
    #expect(try KolmogorovSmirnovTest(answers.probabilityIntegralTransforms(of: moved)).pValue < 1e-6)
  }
}
