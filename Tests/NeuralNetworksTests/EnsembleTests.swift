import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

@Suite("Ensembles")
struct EnsembleTests {
  @Test func `the likelihood of a pool is SciPy's`() throws {
    let reference = try StandardisationReference.load()
    let data = try reference.data()
    let standardisation = try Standardisation(of: data)
    let answers = try reference.networks.map {
      try $0.network().inOriginalUnits(of: standardisation).parameters(at: data.inputs)
    }
    let pooled = try MixtureParameters(pooling: answers)
    #expect(pooled.priors.shape == "40×5" && pooled.means.shape == "40×5" && pooled.outputs == 1)
    // The networks compute in Float.
    #expect(abs(try pooled.negativeLogLikelihood(of: data) - reference.pooled) < 2e-6)
    // Jensen's inequality
    let losses = try answers.map { try $0.negativeLogLikelihood(of: data) }
    #expect(try pooled.negativeLogLikelihood(of: data) < losses.reduce(0, +) / 2)
  }

  @Test func `a pool's density is the mean of the members'`() throws {
    var random = RandomSource(seed: 161)
    let x = Matrix<Float>(rows: 5, columns: 2) { _, _ in Float(random.normal()) }
    let answers = try CovarianceStructure.allCases.enumerated().map { index, covariance in
      try MixtureDensityNetwork(
        inputs: 2, hidden: [4], components: index + 1, outputs: 2, covariance: covariance, using: &random
      ).parameters(at: x)
    }
    let pooled = try MixtureParameters(pooling: answers)
    #expect(pooled.covariance == .full)
    for sample in 0..<5 {
      let point = [random.normal(), random.normal()]
      let mean = try answers.reduce(0) { try $0 + $1.mixture(at: sample).density(point) } / 3
      // Densities below 1, in Double.
      #expect(abs(try pooled.mixture(at: sample).density(point) - mean) < 1e-14)
    }
    for answer in answers { #expect(try MixtureParameters(pooling: [answer]) == answer) }
    #expect(try MixtureParameters(pooling: [answers[1], answers[0]]).covariance == .diagonal)
  }

  @Test func `a sample counts by its weight`() throws {
    var random = RandomSource(seed: 166)
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [3], components: 2, outputs: 1, using: &random)
    let matrix = Matrix<Float>(column: [1, 2, 5])
    let data = try DataSet(inputs: matrix, targets: matrix, weights: [1, 0, 2])
    // The engine computes in Float.
    let loss = try network.parameters(at: matrix).negativeLogLikelihood(of: data)
    #expect(abs(try network.negativeLogLikelihood(of: data) - loss) < 1e-5)
    let others = try network.parameters(at: Matrix(column: [1, 5])).negativeLogLikelihood(of: data.selecting([0, 2]))
    #expect(loss == others)
  }

  @Test func `answers that do not belong together are refused`() throws {
    var random = RandomSource(seed: 162)
    func answers(_ samples: Int, outputs: Int = 1) throws -> MixtureParameters {
      try MixtureDensityNetwork(inputs: 1, hidden: [], components: 2, outputs: outputs, using: &random)
        .parameters(at: Matrix(rows: samples, columns: 1, repeating: 0))
    }
    #expect(throws: TrainingError.notPositive(what: "pooled answers", value: 0)) { try MixtureParameters(pooling: []) }
    #expect(
      throws: TrainingError.shapeDiffers(
        what: "samples, as the first of the pooled answers has", expected: 3, actual: 2)
    ) { try MixtureParameters(pooling: [answers(3), answers(2)]) }
    #expect(
      throws: TrainingError.shapeDiffers(
        what: "outputs, as the first of the pooled answers has", expected: 1, actual: 2)
    ) { try MixtureParameters(pooling: [answers(3), answers(3, outputs: 2)]) }
    let data = try DataSet(inputs: [1, 2], targets: [1, 2])
    #expect(throws: TrainingError.shapeDiffers(what: "samples, one per answer", expected: 3, actual: 2)) {
      try answers(3).negativeLogLikelihood(of: data)
    }
    #expect(throws: TrainingError.shapeDiffers(what: "targets per sample", expected: 2, actual: 1)) {
      try answers(2, outputs: 2).negativeLogLikelihood(of: data)
    }
  }
}
