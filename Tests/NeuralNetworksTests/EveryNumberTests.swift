import LinearAlgebra
import Probability
import TestReferences
import Testing

@testable import NeuralNetworks

/// Finite numbers in give finite numbers out, or a typed error, whatever weights, biases, inputs and targets are.
@Suite("Every finite number")
struct EveryNumberTests {
  private func layer(_ inputs: Int, _ outputs: Int, _ numbers: inout FiniteNumbers<Float>) -> LinearLayer {
    LinearLayer(
      weights: Matrix(rows: outputs, columns: inputs) { _, _ in numbers.next() },
      biases: (0..<outputs).map { _ in numbers.next() })
  }

  /// How often something was answered, and how often refused.
  private struct Outcomes {
    var answers = 0
    var errors = 0

    mutating func expect(_ context: @autoclosure () -> String, _ isFinite: () throws(TrainingError) -> Bool) {
      do throws(TrainingError) {
        #expect(try isFinite(), "\(context())")
        answers += 1
      } catch {
        #expect("\(error)".contains("must be finite"), "\(context())")
        errors += 1
      }
    }

    /// The numbers have led to both.
    func expectBoth() { #expect(answers > 10 && errors > 10, "\(self)") }
  }

  @Test(arguments: Activation.allCases) func feedForwardNetworks(_ activation: Activation) throws {
    var numbers = FiniteNumbers<Float>(seed: 31)
    var outcomes = Outcomes()
    for _ in 0..<500 {
      let layers = [layer(2, 3, &numbers), layer(3, 2, &numbers)]
      let network = try FeedForwardNetwork(layers: layers, activation: activation)
      let inputs = Matrix<Float>(rows: 1, columns: 2) { _, _ in numbers.next() }
      let data = try DataSet(inputs: inputs, targets: Matrix(rows: 1, columns: 2) { _, _ in numbers.next() })
      outcomes.expect("\(network), \(inputs)") { () throws(TrainingError) in try network.predict(inputs).isFinite }
      outcomes.expect("\(network), \(data)") { () throws(TrainingError) in
        try network.meanSquaredError(on: data).isFinite
      }
    }
    outcomes.expectBoth()
  }

  @Test(arguments: [Activation.tanh, .relu]) func mixtureDensityNetworks(_ activation: Activation) throws {
    var numbers = FiniteNumbers<Float>(seed: 32)
    var random = RandomSource(seed: 32)
    var (answers, losses, starts) = (Outcomes(), Outcomes(), Outcomes())
    for _ in 0..<1500 {
      let layers = [layer(1, 2, &numbers), layer(2, 6, &numbers)]
      var network = try MixtureDensityNetwork(layers: layers, components: 2, outputs: 1, activation: activation)
      let data = try DataSet(
        inputs: Matrix(column: [numbers.next(), numbers.next()]),
        targets: Matrix(column: [numbers.next(), numbers.next()]))
      answers.expect("\(network), \(data)") { () throws(TrainingError) in
        let parameters = try network.parameters(at: data.inputs)
        do {
          let transforms = try parameters.probabilityIntegralTransforms(of: data)
          let draws = try samples(of: parameters, perInput: 2, using: &random)
          return parameters.priors.isFinite && parameters.means.isFinite && parameters.variances.isFinite
            && transforms.allSatisfy { 0...1 ~= $0 } && draws.isFinite && parameters.conditionalMeans.isFinite
        } catch {
          return false
        }
      }
      losses.expect("\(network), \(data)") { () throws(TrainingError) in
        try network.negativeLogLikelihood(of: data).isFinite
      }
      let before = network
      starts.expect("\(network), \(data)") { () throws(TrainingError) in
        do throws(TrainingError) {
          try network.startFromDistribution(ofTargetsIn: data)
        } catch {
          #expect(network == before)
          throw error
        }
        return network.layers.allSatisfy { $0.weights.isFinite && $0.biases.allSatisfy { $0.isFinite } }
      }
      if let scale = try? PointScale(of: data) {
        let far = Matrix(column: [Double.greatestFiniteMagnitude, -.leastNonzeroMagnitude])
        #expect(scale.points(data).isFinite && scale.points(data.inputs, far).isFinite, "\(data)")
      }
    }
    answers.expectBoth()
    losses.expectBoth()
    starts.expectBoth()
  }

  @Test(arguments: CovarianceStructure.allCases) func standardisation(_ covariance: CovarianceStructure) throws {
    var numbers = FiniteNumbers<Float>(seed: 34)
    var (data, networks, pools) = (Outcomes(), Outcomes(), Outcomes())
    let units = try Loss.mixture(components: 2, covariance: covariance).units(outputs: 2)
    for _ in 0..<600 {
      let samples = try DataSet(
        inputs: Matrix(rows: 3, columns: 1) { _, _ in numbers.next() },
        targets: Matrix(rows: 3, columns: 2) { _, _ in numbers.next() })
      for warning in samples.warnings {
        #expect(!"\(warning)".contains("nan") && !"\(warning)".contains("inf"), "\(samples)")
      }
      let network = try MixtureDensityNetwork(
        layers: [layer(1, 2, &numbers), layer(2, units, &numbers)], components: 2, outputs: 2, covariance: covariance)
      pools.expect("\(network), \(samples)") { () throws(TrainingError) in
        let answers = try network.parameters(at: samples.inputs)
        let pool = try MixtureParameters(pooling: [answers, answers])
        do {
          return try pool.negativeLogLikelihood(of: samples).isFinite
        } catch let error as TrainingError {
          throw error
        } catch {
          // Parameters so large that their covariance overflows are no mixture, which is an error too.
          return covariance == .full
        }
      }
      // A target that is constant has no scale.
      guard let standardisation = try? Standardisation(of: samples) else { continue }
      #expect(standardisation.logTargetScale.isFinite)
      data.expect("\(samples)") { () throws(TrainingError) in
        let standardised = try standardisation(samples)
        return standardised.inputs.isFinite && standardised.targets.isFinite
      }
      networks.expect("\(network), \(samples)") { () throws(TrainingError) in
        let original = try network.inOriginalUnits(of: standardisation)
        return original.layers.allSatisfy { $0.weights.isFinite && $0.biases.allSatisfy { $0.isFinite } }
      }
    }
    #expect(data.answers > 500 && data.errors == 0, "three numbers are never far from their mean")
    networks.expectBoth()
    pools.expectBoth()
  }

  @Test(arguments: [CovarianceStructure.diagonal, .full], [1, 2, 3])
  func covariances(_ covariance: CovarianceStructure, _ outputs: Int) throws {
    var numbers = FiniteNumbers<Float>(seed: 33)
    var (answers, losses) = (Outcomes(), Outcomes())
    let units = try Loss.mixture(components: 2, covariance: covariance).units(outputs: outputs)
    for _ in 0..<600 {
      let network = try MixtureDensityNetwork(
        layers: [layer(1, 2, &numbers), layer(2, units, &numbers)], components: 2, outputs: outputs,
        covariance: covariance)
      let data = try DataSet(
        inputs: Matrix(column: [numbers.next()]),
        targets: Matrix(rows: 1, columns: outputs) { _, _ in numbers.next() })
      answers.expect("\(network), \(data)") { () throws(TrainingError) in
        let parameters = try network.parameters(at: data.inputs)
        // Parameters so large that their covariance overflows are no mixture, which is an error too.
        let mixture = try? parameters.mixture(at: 0)
        let isFinite = mixture.map { $0.logDensity(data.targets.row(0).map(Double.init)).isFinite } ?? true
        return isFinite && parameters.variances.isFinite && parameters.coefficients.isFinite
      }
      losses.expect("\(network), \(data)") { () throws(TrainingError) in
        try network.negativeLogLikelihood(of: data).isFinite
      }
    }
    answers.expectBoth()
    losses.expectBoth()
  }

  @Test func answersAndLossesThatOverflowAreRefused() throws {
    let layer = LinearLayer(weights: Matrix([[2], [0], [1000]]), biases: [0, 0, 0])
    let network = try MixtureDensityNetwork(layers: [layer], components: 1, outputs: 1)
    #expect(throws: TrainingError.notFinite(what: "network's outputs", row: 1, column: 0, value: .infinity)) {
      try network.parameters(at: Matrix([[0], [3e38]]))
    }
    // e¹⁰⁰⁰
    #expect(throws: TrainingError.notFinite(what: "variances", row: 0, column: 0, value: .infinity)) {
      try network.conditional(at: [1])
    }
    let line = try FeedForwardNetwork(
      layers: [LinearLayer(weights: Matrix([[1]]), biases: [0])], activation: .tanh)
    let error = #expect(throws: TrainingError.lossNotFinite(.infinity)) {
      try line.meanSquaredError(on: DataSet(inputs: [1e20], targets: [0]))
    }
    #expect("\(error, default: "")" == "the loss must be finite, got inf; bring inputs and targets to a scale near 1")
  }

  @Test func parametersThatAreNotFiniteAreRefused() throws {
    var random = RandomSource(seed: 33)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    network.layers[1].weights[0, 1] = .infinity
    let refusal = TrainingError.notFinite(what: "weights of layer 1", row: 0, column: 1, value: .infinity)
    let data = try DataSet(inputs: [1], targets: [1])
    #expect(throws: refusal) { try network.predict(Matrix([[1]])) }
    #expect(throws: refusal) { try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 1) }
    #expect(throws: TrainingError.self) { try FeedForwardNetwork(layers: network.layers, activation: .tanh) }
    network.layers[1].weights[0, 1] = 1
    network.layers[0].biases[1] = -.infinity
    #expect(throws: TrainingError.notFinite(what: "biases of layer 0", row: 1, column: 0, value: -.infinity)) {
      try network.meanSquaredError(on: data)
    }
    network.layers[0].biases[1] = 0
    #expect(throws: TrainingError.notFinite(what: "inputs", row: 0, column: 0, value: .infinity)) {
      try network.predict(Matrix([[.infinity]]))
    }
  }
}
