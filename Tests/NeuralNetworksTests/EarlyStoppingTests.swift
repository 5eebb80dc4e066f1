import LinearAlgebra
import NeuralNetworks
import Probability
import Problems
import Testing

@Suite("Early stopping")
struct EarlyStoppingTests {
  private let training: DataSet
  private let validation: DataSet
  private let start: FeedForwardNetwork

  /// So few samples and so many units that the network soon learns the noise: the validation loss falls and rises
  /// again.
  init() throws {
    var random = RandomSource(seed: 61)
    (training, validation) = try Wave.sample(220, using: &random).splitting(last: 200)
    start = try FeedForwardNetwork(inputs: 1, hidden: [30], outputs: 1, activation: .tanh, using: &random)
  }

  private func trained(
    epochs: Int, patience: Int?, order: SampleOrder = .asGiven, recordEvery: Int = 1, threads: Int = 2,
    progress: @escaping (TrainingProgress<FeedForwardNetwork>) -> TrainingDecision = { _ in .goOn }
  ) throws -> (FeedForwardNetwork, TrainingHistory) {
    var network = start
    let history = try train(
      &network, on: training, optimiser: Adam(learningRate: 0.02), epochs: epochs, batchSize: 15, order: order,
      stopping: patience.map { EarlyStopping(on: validation, patience: $0) }, recordEvery: recordEvery,
      threads: threads, progress: progress)
    return (network, history)
  }

  @Test(arguments: [SampleOrder.asGiven, .shuffled(seed: 3)], [1, 2, 7])
  func theNetworkIsThatOfTheBestEpoch(_ order: SampleOrder, _ threads: Int) throws {
    let (network, history) = try trained(epochs: 2000, patience: 40, order: order, threads: threads)
    let best = try #require(history.bestEpoch)
    #expect(best > 1, "the validation loss falls before it rises")
    #expect(history.wasStopped)
    #expect(history.epochs == Array(1...best + 40))
    #expect(history.validationLosses.firstIndex(of: history.validationLosses.min() ?? .nan) == best - 1)
    #expect(try network.meanSquaredError(on: validation) == history.validationLosses[best - 1])

    let (plain, plainHistory) = try trained(epochs: best, patience: nil, order: order)
    #expect(network == plain)
    #expect(Array(history.epochLosses.prefix(best)) == plainHistory.epochLosses)
    #expect(plainHistory.validationLosses.isEmpty && plainHistory.bestEpoch == nil && !plainHistory.wasStopped)
  }

  @Test func withEnoughPatienceAllEpochsRunAndTheBestIsKept() throws {
    let (stopped, short) = try trained(epochs: 2000, patience: 40)
    let epochs = try #require(short.epochs.last) - 10
    let (network, history) = try trained(epochs: epochs, patience: epochs)
    #expect(history.epochs == Array(1...epochs) && !history.wasStopped)
    #expect(history.bestEpoch == short.bestEpoch && network == stopped)
  }

  @Test func theLastEpochIsRecordedWhereverItIs() throws {
    let (_, all) = try trained(epochs: 2000, patience: 41)
    let last = try #require(all.epochs.last)
    try #require((last - 1) % 10 != 0)
    let (_, some) = try trained(epochs: 2000, patience: 41, recordEvery: 10)
    #expect(some.epochs == Array(stride(from: 1, through: last, by: 10)) + [last])
    #expect(some.validationLosses == some.epochs.map { all.validationLosses[$0 - 1] })
    #expect(some.bestEpoch == all.bestEpoch)
  }

  @Test func whatProgressStopsGoesBackToTheBestToo() throws {
    let best = try #require(try trained(epochs: 2000, patience: 40).1.bestEpoch)
    let (network, history) = try trained(epochs: 2000, patience: 1000) { $0.epoch == best + 5 ? .stop : .goOn }
    #expect(history.wasStopped && history.epochs.last == best + 5 && history.bestEpoch == best)
    #expect(try network == trained(epochs: best, patience: nil).0)
  }

  @Test func progressSeesTheValidationLoss() throws {
    var seen: [Double?] = []
    let (_, history) = try trained(epochs: 3, patience: 3) {
      seen.append($0.validationLoss)
      return .goOn
    }
    #expect(seen == history.validationLosses && seen.count == 3)
  }

  /// Errors so large that their squares are infinite as a `Float`.
  @Test func aLossThatIsNotFiniteEndsTraining() throws {
    let endless = try DataSet(inputs: [1], targets: [1e30])
    var network = start
    #expect(throws: TrainingError.diverged(epoch: 1, what: "the validation loss", value: .infinity)) {
      try train(
        &network, on: training, optimiser: Adam(learningRate: 0.02), epochs: 50, batchSize: 15,
        stopping: EarlyStopping(on: endless, patience: 4))
    }
    #expect(network == start)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let wide = try DataSet(
      inputs: Matrix(rows: 2, columns: 3, repeating: 1), targets: Matrix(rows: 2, columns: 1, repeating: 1))
    func expect(_ error: TrainingError, _ sentence: String, _ stopping: EarlyStopping) {
      var network = start
      #expect(throws: error) {
        try train(&network, on: training, optimiser: Adam(), epochs: 1, batchSize: 20, stopping: stopping)
      }
      #expect(network == start)
      #expect("\(error)" == sentence)
    }
    expect(
      .notPositive(what: "epochs of patience", value: 0), "the number of epochs of patience must be positive, got 0",
      EarlyStopping(on: validation, patience: 0))
    expect(
      .shapeDiffers(what: "inputs per validation sample", expected: 1, actual: 3),
      "expected 1 inputs per validation sample, got 3", EarlyStopping(on: wide, patience: 5))
    expect(
      .shapeDiffers(what: "targets per validation sample", expected: 1, actual: 3),
      "expected 1 targets per validation sample, got 3",
      EarlyStopping(
        on: try DataSet(inputs: Matrix(column: [1, 2]), targets: Matrix(rows: 2, columns: 3, repeating: 1)),
        patience: 5))
  }
}
