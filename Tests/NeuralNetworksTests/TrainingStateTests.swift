import LinearAlgebra
import NeuralNetworks
import Probability
import Problems
import Testing

/// A run that goes on where another has ended, and what a run shows on its way.
@Suite("Training state") struct TrainingStateTests {
  private let data: DataSet
  private let validation: DataSet
  private let start: MixtureDensityNetwork
  private static let scheduled = Adam(
    learningRate: 0.02, schedule: .warmUp(epochs: 3, then: .cosine(epochs: 20, to: 0.1)), weightDecay: 0.05,
    gradientNormLimit: 1)

  init() throws {
    var random = RandomSource(seed: 71)
    (data, validation) = try Wave.sample(400, using: &random).inverted.splitting(last: 100)
    start = try MixtureDensityNetwork(inputs: 1, hidden: [9], components: 3, outputs: 1, using: &random)
  }

  private func run(
    _ epochs: Int, _ network: inout MixtureDensityNetwork, _ state: inout TrainingState, patience: Int? = nil,
    threads: Int = 2, optimiser: Adam = scheduled
  ) throws -> TrainingHistory {
    try train(
      &network, on: data, testedOn: validation, optimiser: optimiser, epochs: epochs, batchSize: 130,
      order: .shuffled(seed: 4), noise: TrainingNoise(inputs: 0.05, targets: 0.1, seed: 9),
      stopping: patience.map { EarlyStopping(on: validation, patience: $0) }, threads: threads, resuming: &state)
  }

  @Test func thirtyRunsOfOneEpochAreOneOfThirty() throws {
    var (whole, wholeState) = (start, TrainingState())
    let history = try run(30, &whole, &wholeState)
    var (parts, state) = (start, TrainingState())
    var losses: [Double] = []
    for epoch in 1...30 {
      let part = try run(1, &parts, &state, threads: epoch % 3 + 1)
      #expect(part.epochs == [epoch])
      losses += part.epochLosses + part.testLosses
    }
    #expect(parts == whole && state == wholeState && state.epochs == 30)
    #expect(losses == zip(history.epochLosses, history.testLosses).flatMap { [$0, $1] })
    // Without the state, Adam's averages and the orders begin anew.
    var (other, none) = (start, TrainingState())
    _ = try run(29, &other, &none)
    none = TrainingState()
    _ = try run(1, &other, &none)
    #expect(other != whole)
  }

  @Test func aRunThatIsStoppedLeavesTheStateOfItsLastEpoch() throws {
    var (stopped, state) = (start, TrainingState())
    _ = try train(
      &stopped, on: data, optimiser: Self.scheduled, epochs: 30, batchSize: 130, order: .shuffled(seed: 4),
      noise: TrainingNoise(inputs: 0.05, targets: 0.1, seed: 9), resuming: &state
    ) { $0.epoch == 7 ? .stop : .goOn }
    #expect(state.epochs == 7)
    _ = try run(5, &stopped, &state)
    var (straight, straightState) = (start, TrainingState())
    _ = try run(12, &straight, &straightState)
    #expect(stopped == straight && state == straightState)
  }

  @Test func earlyStoppingReturnsTheStateOfItsBestEpoch() throws {
    var (network, state) = (start, TrainingState())
    let fast = Adam(learningRate: 0.1)
    let history = try run(60, &network, &state, patience: 60, optimiser: fast)
    let best = try #require(history.bestEpoch)
    try #require(best < 60)
    var (straight, straightState) = (start, TrainingState())
    _ = try run(best, &straight, &straightState, optimiser: fast)
    #expect(network == straight && state == straightState)
  }

  @Test func progressSeesTheNetwork() throws {
    var (network, seen) = (start, [MixtureDensityNetwork]())
    let history = try train(
      &network, on: data, testedOn: validation, optimiser: Adam(learningRate: 0.02), epochs: 9, batchSize: 130,
      recordEvery: 4
    ) {
      seen.append($0.network)
      return .goOn
    }
    #expect(history.epochs == [1, 5, 9] && seen.last == network)
    for (network, loss) in zip(seen, history.testLosses) {
      #expect(try network.negativeLogLikelihood(of: validation) == loss)
    }
  }

  @Test func theStateOfAnotherNetworkIsRefused() throws {
    var random = RandomSource(seed: 72)
    var (network, state) = (start, TrainingState())
    _ = try run(2, &network, &state)
    let before = state
    var other = try MixtureDensityNetwork(inputs: 1, hidden: [8], components: 3, outputs: 1, using: &random)
    let error = #expect(throws: TrainingError.stateOfAnotherNetwork) { try run(1, &other, &state) }
    #expect("\(error, default: "")".contains("but this network has others; begin with TrainingState()"))
    #expect(state == before)
  }
}
