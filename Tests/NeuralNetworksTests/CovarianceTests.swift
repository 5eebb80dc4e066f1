import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

/// What a network with diagonal or full covariances answers with, against the loss that it is trained with.
@Suite("Covariances of a network") struct CovarianceTests {
  private func data(_ outputs: Int) throws -> DataSet {
    var random = RandomSource(seed: 91)
    let x = Matrix<Float>(rows: 50, columns: 1) { _, _ in Float(random.uniform(in: -1...1)) }
    return try DataSet(
      inputs: x, targets: Matrix(rows: 50, columns: outputs) { i, _ in x[i, 0] + Float(random.normal()) })
  }

  /// Two ways to the same number: the engine's chain of regressions in `Float`, and the densities of the mixtures, whose
  /// covariances are multiplied out, in `Double`.
  @Test(arguments: [1, 2, 3, 5], CovarianceStructure.allCases)
  func theAnswersHaveTheLikelihoodOfTheLoss(_ outputs: Int, _ covariance: CovarianceStructure) throws {
    var random = RandomSource(seed: 92)
    let data = try data(outputs)
    let network = try MixtureDensityNetwork(
      inputs: 1, hidden: [8], components: 3, outputs: outputs, covariance: covariance, using: &random)
    let answers = try network.parameters(at: data.inputs)
    #expect(answers.covariance == covariance && answers.count == 50 && answers.components == 3)
    let logDensities = try (0..<data.count).map {
      try answers.mixture(at: $0).logDensity(data.targets.row($0).map(Double.init))
    }
    let mean = -logDensities.reduce(0, +) / Double(data.count)
    // The loss, of size 1 to 10, is summed in Float.
    #expect(try abs(network.negativeLogLikelihood(of: data) - mean) < 2e-6)
  }

  /// Correlated noise is told by a full covariance, and not by a diagonal one.
  @Test func fullCovarianceLearnsACorrelation() throws {
    var random = RandomSource(seed: 93)
    let x = Matrix<Float>(rows: 2000, columns: 1) { _, _ in Float(random.uniform(in: -1...1)) }
    let noise = (0..<2000).map { _ in (random.normal(), random.normal()) }
    let y = Matrix<Float>(rows: 2000, columns: 2) { i, d in
      x[i, 0] + Float(d == 0 ? noise[i].0 : 0.8 * noise[i].0 + 0.6 * noise[i].1)
    }
    let data = try DataSet(inputs: x, targets: y)
    func covariance(_ structure: CovarianceStructure) throws -> Matrix<Double> {
      var network = try MixtureDensityNetwork(
        inputs: 1, hidden: [], components: 1, outputs: 2, covariance: structure, using: &random)
      _ = try train(&network, on: data, optimiser: Adam(learningRate: 0.05), epochs: 300, batchSize: 2000)
      return try network.conditional(at: [0]).covariances[0]
    }
    // Variances of 1 and a correlation of 0.8, to within three standard errors of 2,000 samples, 0.1.
    let full = try covariance(.full)
    #expect(abs(full[0, 1] - 0.8) < 0.1 && abs(full[0, 0] - 1) < 0.1 && abs(full[1, 1] - 1) < 0.1)
    let diagonal = try covariance(.diagonal)
    #expect(diagonal[0, 1] == 0 && abs(diagonal[1, 1] - 1) < 0.1)
  }

  @Test(arguments: [(CovarianceStructure.isotropic, 12), (.diagonal, 15), (.full, 18)])
  func theLastLayerHasAUnitForEachNumber(_ covariance: CovarianceStructure, _ units: Int) throws {
    var random = RandomSource(seed: 94)
    let network = try MixtureDensityNetwork(
      inputs: 1, hidden: [4], components: 3, outputs: 2, covariance: covariance, using: &random)
    #expect(network.layers[1].outputs == units)
    #expect(throws: TrainingError.self) {
      try MixtureDensityNetwork(
        layers: network.layers, components: 3, outputs: 2, covariance: covariance == .full ? .diagonal : .full)
    }
  }

  @Test func theStartIsThatOfTheTargetsInEachDimension() throws {
    var random = RandomSource(seed: 95)
    let data = try DataSet(
      inputs: Matrix(rows: 200, columns: 1) { _, _ in Float(random.normal()) },
      targets: Matrix(rows: 200, columns: 2) { _, d in Float(random.normal() * (d == 0 ? 10 : 0.1)) })
    let layer = LinearLayer(
      weights: Matrix(rows: 3 * (1 + 2 + 2 + 1), columns: 1, repeating: 0), biases: Array(repeating: 0, count: 18))
    var network = try MixtureDensityNetwork(layers: [layer], components: 3, outputs: 2, covariance: .full)
    try network.startFromDistribution(ofTargetsIn: data)
    let variances = try network.parameters(at: Matrix(column: [0])).variances.row(0)
    for k in 0..<3 {
      // Standard errors of a variance from 200 samples are a tenth of it.
      #expect(abs(variances[2 * k] - 100) < 40 && abs(variances[2 * k + 1] - 0.01) < 0.004)
    }
  }
}
