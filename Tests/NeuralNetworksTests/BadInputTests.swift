import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

@Suite("Bad input")
struct BadInputTests {
  private var random = RandomSource(seed: 1)

  @Test mutating func networks() throws {
    #expect(throws: TrainingError.notPositive(what: "components", value: 0)) {
      try MixtureDensityNetwork(inputs: 1, hidden: [5], components: 0, outputs: 1, using: &random)
    }
    #expect(throws: TrainingError.notPositive(what: "outputs", value: -1)) {
      try MixtureDensityNetwork(inputs: 1, hidden: [5], components: 3, outputs: -1, using: &random)
    }
    #expect(throws: TrainingError.notPositive(what: "units of a layer", value: 0)) {
      try FeedForwardNetwork(inputs: 1, hidden: [5, 0], outputs: 1, activation: .tanh, using: &random)
    }
  }

  @Test func dataSets() throws {
    #expect(throws: TrainingError.emptyData("sample")) { try DataSet(inputs: [], targets: []) }
    #expect(throws: TrainingError.emptyData("target")) {
      try DataSet(inputs: Matrix(column: [1]), targets: Matrix(rows: 1, columns: 0, repeating: 0))
    }
    #expect(throws: TrainingError.sampleCountsDiffer(inputs: 2, targets: 1)) {
      try DataSet(inputs: [1, 2], targets: [1])
    }
    #expect(throws: TrainingError.notFinite(what: "targets", row: 1, column: 0, value: .infinity)) {
      try DataSet(inputs: [1, 2], targets: [1, 1e39])
    }
    let error = #expect(throws: TrainingError.self) { try DataSet(inputs: [1, .nan], targets: [1, 2]) }
    #expect("\(error, default: "")" == "numbers must be finite, but row 1, column 0 of the inputs is nan")
  }

  @Test mutating func noise() throws {
    let data = try DataSet(inputs: [1, 2, 3], targets: [1, 2, 3])
    var network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    for (noise, value) in [
      (TrainingNoise(inputs: -1, seed: 1), -1), (TrainingNoise(targets: .infinity, seed: 1), Double.infinity),
    ] {
      #expect(throws: TrainingError.invalidNoise(value)) {
        try train(&network, on: data, optimiser: Adam(), epochs: 1, batchSize: 3, noise: noise)
      }
    }
  }

  @Test func weights() throws {
    func data(_ weights: [Float]) throws(TrainingError) -> DataSet {
      try DataSet(inputs: Matrix(column: [1, 2]), targets: Matrix(column: [1, 2]), weights: weights)
    }
    #expect(throws: TrainingError.shapeDiffers(what: "weights, one per sample", expected: 2, actual: 3)) {
      try data([1, 2, 3])
    }
    #expect(throws: TrainingError.invalidWeight(-1, sample: 1)) { try data([1, -1]) }
    #expect(throws: TrainingError.invalidWeight(.infinity, sample: 0)) { try data([.infinity, 1]) }
    let error = #expect(throws: TrainingError.self) { try data([0, 0]) }
    #expect("\(error, default: "")" == "a data set needs at least one sample with a positive weight, got none")
  }

  @Test mutating func settings() throws {
    let data = try DataSet(inputs: [1, 2, 3], targets: [1, 2, 3])
    let network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    func expect(
      _ error: TrainingError, _ optimiser: Adam = Adam(), epochs: Int = 1, batchSize: Int = 3, recordEvery: Int = 1,
      threads: Int? = nil
    ) {
      var trained = network
      #expect(throws: error) {
        try train(
          &trained, on: data, optimiser: optimiser, epochs: epochs, batchSize: batchSize, recordEvery: recordEvery,
          threads: threads)
      }
      #expect(trained == network)
    }
    expect(.invalidLearningRate(0), Adam(learningRate: 0))
    expect(.invalidLearningRate(-1), Adam(learningRate: -1))
    expect(.invalidLearningRate(.infinity), Adam(learningRate: .infinity))
    expect(.invalidDecay(1), Adam(meanDecay: 1))
    expect(.invalidDecay(-0.1), Adam(squareDecay: -0.1))
    expect(.invalidEpsilon(0), Adam(epsilon: 0))
    expect(.invalidWeightDecay(-0.1), Adam(weightDecay: -0.1))
    expect(.invalidWeightDecay(1e39), Adam(weightDecay: 1e39))
    expect(.invalidNormLimit(0), Adam(gradientNormLimit: 0))
    expect(.notPositive(what: "epochs of a schedule", value: 0), Adam(schedule: .cosine(epochs: 0)))
    expect(.invalidScheduleFactor(1.5), Adam(schedule: .cosine(epochs: 3, to: 1.5)))
    expect(.invalidScheduleFactor(0), Adam(schedule: .exponential(decay: 0)))
    expect(.invalidScheduleFactor(2), Adam(schedule: .warmUp(epochs: 1, then: .steps(every: 2, decay: 2))))
    expect(.notPositive(what: "epochs", value: 0), epochs: 0)
    expect(.invalidBatchSize(4, samples: 3), batchSize: 4)
    expect(.invalidBatchSize(0, samples: 3), batchSize: 0)
    expect(.notPositive(what: "epochs between records", value: 0), recordEvery: 0)
    expect(.notPositive(what: "threads", value: 0), threads: 0)
    #expect(
      "\(TrainingError.invalidBatchSize(4, samples: 3))"
        == "the batch size must lie between 1 and the number of samples, 3, got 4")
    #expect(
      "\(TrainingError.invalidLearningRate(0))" == "the learning rate must be positive and finite as a Float, got 0.0")
  }

  @Test mutating func shapes() throws {
    var network = try MixtureDensityNetwork(inputs: 2, hidden: [3], components: 2, outputs: 1, using: &random)
    let narrow = try DataSet(inputs: [1, 2], targets: [1, 2])
    let wide = try DataSet(
      inputs: Matrix(rows: 2, columns: 2, repeating: 1), targets: Matrix(rows: 2, columns: 3, repeating: 1))
    #expect(throws: TrainingError.shapeDiffers(what: "inputs per sample", expected: 2, actual: 1)) {
      try train(&network, on: narrow, optimiser: Adam(), epochs: 1, batchSize: 2)
    }
    #expect(throws: TrainingError.shapeDiffers(what: "targets per sample", expected: 1, actual: 3)) {
      try train(&network, on: wide, optimiser: Adam(), epochs: 1, batchSize: 2)
    }
    let fitting = try DataSet(
      inputs: Matrix(rows: 2, columns: 2, repeating: 1), targets: Matrix(rows: 2, columns: 1, repeating: 1))
    #expect(throws: TrainingError.shapeDiffers(what: "inputs per test sample", expected: 2, actual: 1)) {
      try train(&network, on: fitting, testedOn: narrow, optimiser: Adam(), epochs: 1, batchSize: 2)
    }
    #expect(throws: TrainingError.shapeDiffers(what: "inputs per sample", expected: 2, actual: 1)) {
      try network.conditional(at: [0])
    }
    #expect(throws: TrainingError.shapeDiffers(what: "targets per sample", expected: 1, actual: 3)) {
      try network.startFromDistribution(ofTargetsIn: wide)
    }
    #expect(throws: TrainingError.shapeDiffers(what: "targets per sample", expected: 1, actual: 3)) {
      try network.negativeLogLikelihood(of: wide)
    }
  }
}
