import ElementaryFunctions
import LinearAlgebra
import Probability
import TestReferences
import Testing

@testable import NeuralNetworks

/// Two networks on a standardised scale, and what SciPy says of them in original units:
/// Tests/References/NeuralNetworks/make_standardisation_references.py.
struct StandardisationReference: Decodable {
  struct Network: Decodable {
    var components: Int
    var weights: [[Float]]
    var biases: [[Float]]
    var standardised: Double
    var original: Double

    func network() throws -> MixtureDensityNetwork {
      let layers = zip(weights, biases).map { weights, biases in
        LinearLayer(
          weights: Matrix(rows: biases.count, columns: weights.count / biases.count, elements: weights), biases: biases)
      }
      return try MixtureDensityNetwork(layers: layers, components: components, outputs: 1, activation: .tanh)
    }
  }

  var x: [Float]
  var y: [Float]
  var inputMeans: [Double]
  var inputDeviations: [Double]
  var targetMean: Double
  var targetDeviation: Double
  var networks: [Network]
  var pooled: Double

  func data() throws -> DataSet {
    try DataSet(inputs: Matrix(rows: y.count, columns: 2, elements: x), targets: Matrix(column: y))
  }

  static func load() throws -> StandardisationReference {
    try References.numbers(of: "NeuralNetworks/standardisation.json")
  }
}

@Suite("Standardisation")
struct StandardisationTests {
  private func worst(_ values: some Sequence<Double>, _ references: some Sequence<Double>) -> Double {
    zip(values, references).map { ($0 - $1).magnitude }.max() ?? .infinity
  }

  @Test func `means and standard deviations are NumPy's`() throws {
    let reference = try StandardisationReference.load()
    let standardisation = try Standardisation(of: reference.data())
    // Sums of forty numbers below 100 in Double.
    #expect(worst(standardisation.inputs.means, reference.inputMeans) < 1e-12)
    #expect(worst(standardisation.inputs.standardDeviations, reference.inputDeviations) < 1e-12)
    #expect(worst(standardisation.targets.means, [reference.targetMean]) < 1e-12)
    #expect(worst(standardisation.targets.standardDeviations, [reference.targetDeviation]) < 1e-12)
    let data = try standardisation(reference.data())
    for column in [data.inputs.column(0), data.inputs.column(1), data.targets.column(0)] {
      // Numbers below 3, each rounded to Float.
      let (mean, variance) = moments(column)
      #expect(abs(mean) < 1e-6 && abs(variance - 1) < 1e-6)
    }
    #expect(try standardisation(inputs: reference.data().inputs) == data.inputs)
    #expect(data.warnings.isEmpty)
  }

  /// −ln p(y) = −ln p(z) + Σ ln σ, for the engine in Float, for the answers in Double, and for SciPy.
  @Test func `the likelihood in original units is the standardised one and the logarithm of the scale`() throws {
    let reference = try StandardisationReference.load()
    let data = try reference.data()
    let standardisation = try Standardisation(of: data)
    for item in reference.networks {
      let network = try item.network()
      let original = try network.inOriginalUnits(of: standardisation)
      // Sums of forty terms of some units in Float, of inputs that are rounded at |μ/σ| = 5.
      let standardised = try network.negativeLogLikelihood(of: standardisation(data))
      #expect(abs(standardised - item.standardised) < 2e-6)
      #expect(abs(try original.negativeLogLikelihood(of: data) - item.original) < 5e-6)
      #expect(abs(item.standardised + standardisation.logTargetScale - item.original) < 1e-12)
      #expect(abs(try original.parameters(at: data.inputs).negativeLogLikelihood(of: data) - item.original) < 2e-6)
    }
  }

  @Test func `a mixture answers in original units`() throws {
    let reference = try StandardisationReference.load()
    let data = try reference.data()
    let standardisation = try Standardisation(of: data)
    let network = try reference.networks[1].network()
    let answers = try network.parameters(at: standardisation(inputs: data.inputs))
    let original = try network.inOriginalUnits(of: standardisation).parameters(at: data.inputs)
    let (mean, deviation) = (reference.targetMean, reference.targetDeviation)
    #expect(worst(original.priors.elements, answers.priors.elements) < 1e-6)
    // Targets of ±50, variances of ±2000, in Float.
    #expect(worst(original.means.elements, answers.means.elements.map { deviation * $0 + mean }) < 3e-5)
    let variances = answers.variances.elements.map { deviation * deviation * $0 }
    #expect(worst(zip(original.variances.elements, variances).map { $0 / $1 }, variances.map { _ in 1 }) < 3e-6)
  }

  @Test(arguments: [[], [4], [4, 3]]) func `a feed-forward network predicts in original units`(_ hidden: [Int]) throws {
    var random = RandomSource(seed: 158)
    let network = try FeedForwardNetwork(inputs: 2, hidden: hidden, outputs: 2, activation: .relu, using: &random)
    let inputs = (0..<50).map { _ in [random.normal(mean: 3, standardDeviation: 2), random.normal(mean: -900)] }
    let targets = (0..<50).map { _ in [random.normal(mean: 2000, standardDeviation: 5), random.normal() * 1e-3] }
    let data = try DataSet(inputs: inputs, targets: targets)
    let standardisation = try Standardisation(of: data)
    let expected = try network.predict(standardisation(inputs: data.inputs))
    let predictions = try network.inOriginalUnits(of: standardisation).predict(data.inputs)
    for (column, deviation) in standardisation.targets.standardDeviations.enumerated() {
      let mean = standardisation.targets.means[column]
      let worst = worst(
        predictions.column(column).map { (Double($0) - mean) / deviation }, expected.column(column).map(Double.init))
      // What the documentation says for the second input, 10⁻⁷ · 900, and the rounding of numbers near 2000.
      #expect(worst < 2e-4)
    }
  }

  @Test func `a constant input becomes zero, a constant target is refused`() throws {
    let data = try DataSet(inputs: [[0.1, 5], [0.1, 7], [0.1, 6]], targets: [1, 2, 3])
    let standardisation = try Standardisation(of: data)
    #expect(standardisation.inputs.standardDeviations[0] == 1)
    #expect(try standardisation(data).inputs.column(0) == [0, 0, 0])
    let error = #expect(throws: TrainingError.constantTarget(column: 1, value: 0.1)) {
      try Standardisation(of: DataSet(inputs: [[1], [2]], targets: [[0, 0.1], [1, 0.1]]))
    }
    #expect(
      "\(try #require(error))"
        == "the numbers of a target must differ, but column 1 of the targets is 0.1 in all samples; leave it out")
  }

  @Test func `what does not fit is refused`() throws {
    var random = RandomSource(seed: 159)
    let one = try Standardisation(of: DataSet(inputs: [1, 2], targets: [1, 3]))
    let two = try Standardisation(of: DataSet(inputs: [[1, 2], [2, 4]], targets: [[1, 3], [2, 7]]))
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [2], components: 2, outputs: 1, using: &random)
    #expect(throws: TrainingError.shapeDiffers(what: "inputs of the standardisation", expected: 1, actual: 2)) {
      try network.inOriginalUnits(of: two)
    }
    let wide = try FeedForwardNetwork(inputs: 1, hidden: [], outputs: 2, activation: .tanh, using: &random)
    #expect(throws: TrainingError.shapeDiffers(what: "targets of the standardisation", expected: 2, actual: 1)) {
      try wide.inOriginalUnits(of: one)
    }
    #expect(throws: TrainingError.shapeDiffers(what: "inputs per sample", expected: 2, actual: 1)) {
      try two(inputs: Matrix(column: [1]))
    }
    #expect(throws: TrainingError.shapeDiffers(what: "targets per sample", expected: 1, actual: 2)) {
      try one(DataSet(inputs: [[1]], targets: [[1, 2]]))
    }
    // Numbers far from those of the training set.
    let narrow = try Standardisation(of: DataSet(inputs: [1, 1 + 1e-6], targets: [1, 3]))
    #expect(throws: TrainingError.notFinite(what: "standardised inputs", row: 0, column: 0, value: .infinity)) {
      try narrow(inputs: Matrix(column: [1e38]))
    }
    // Weights that would overflow.
    let huge = try Standardisation(of: DataSet(inputs: [1, 2], targets: [-3e38, 3e38]))
    var line = try FeedForwardNetwork(inputs: 1, hidden: [], outputs: 1, activation: .tanh, using: &random)
    line.layers[0].weights[0, 0] = 100
    #expect(throws: TrainingError.self) { try line.inOriginalUnits(of: huge) }
  }

  /// Isotropic components become diagonal, diagonal and full ones stay what they are; in each case the density is σ₁σ₂σ₃
  /// times smaller, at every point and not only in the mean.
  @Test(arguments: CovarianceStructure.allCases, [[], [4]]) func `mixtures in several dimensions`(
    _ covariance: CovarianceStructure, _ hidden: [Int]
  ) throws {
    var random = RandomSource(seed: 160)
    let network = try MixtureDensityNetwork(
      inputs: 1, hidden: hidden, components: 2, outputs: 3, covariance: covariance, activation: .tanh, using: &random)
    let inputs = random.normal(mean: 2, standardDeviation: 3, count: 60)
    let data = try DataSet(
      inputs: inputs.map { [$0] },
      targets: inputs.map { [$0 + random.normal(), 50 * random.normal() + 9, -0.02 * $0 + 0.01 * random.normal()] })
    let standardisation = try Standardisation(of: data)
    let original = try network.inOriginalUnits(of: standardisation)
    #expect(original.covariance == (covariance == .isotropic ? .diagonal : covariance))
    let standardised = try standardisation(data)
    let (before, after) = try (network.parameters(at: standardised.inputs), original.parameters(at: data.inputs))
    for sample in 0..<data.count {
      let difference =
        try before.mixture(at: sample).logDensity(standardised.targets.row(sample).map(Double.init))
        - after.mixture(at: sample).logDensity(data.targets.row(sample).map(Double.init))
      // Logarithms of size 10, of answers in Float.
      #expect(abs(difference - standardisation.logTargetScale) < 2e-5)
    }
    let losses = try (network.negativeLogLikelihood(of: standardised), original.negativeLogLikelihood(of: data))
    #expect(abs(losses.1 - losses.0 - standardisation.logTargetScale) < 1e-5)
    #expect(abs(try after.negativeLogLikelihood(of: data) - losses.1) < 1e-5)
  }

  @Test func `isotropic components stay isotropic if all targets have one scale`() throws {
    var random = RandomSource(seed: 165)
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [2], components: 2, outputs: 2, using: &random)
    let data = try DataSet(inputs: [[1.0], [2], [4]], targets: [[0.0, 9], [2, 7], [4, 11]])
    let same = try Standardisation(of: data)
    let original = try network.inOriginalUnits(of: same)
    #expect(original.covariance == .isotropic)
    let difference =
      try original.negativeLogLikelihood(of: data) - network.negativeLogLikelihood(of: same(data))
    #expect(abs(difference - same.logTargetScale) < 1e-5)
    // √(8/3) twice
    #expect(abs(same.logTargetScale - Double.log(8.0 / 3)) < 1e-12)
  }

  @Test func `the weights of samples are kept`() throws {
    let matrix = Matrix<Float>(column: [1, 2, 5])
    let data = try DataSet(inputs: matrix, targets: matrix, weights: [1, 0, 2])
    #expect(try Standardisation(of: data)(data).weights == [1, 0, 2])
  }
}
