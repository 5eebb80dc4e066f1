import Foundation
import LinearAlgebra
import Probability

/// The order in which samples are taken.
public enum SampleOrder: Equatable, Sendable {
  /// As they are, in every epoch.
  case asGiven
  /// In a new random order in every epoch, always the same for a seed.
  case shuffled(seed: UInt64)
}

/// What the caller of a training run wants next.
public enum TrainingDecision: Sendable {
  /// To go on.
  case goOn
  /// To stop; the network stays as it is now or, with early stopping, goes back to its best epoch so far.
  case stop
}

/// Trains a network by Adam on mini-batches and returns how the losses went.
///
/// ```swift
/// var network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
/// let history = try train(
///   &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.1), epochs: 2000, batchSize: 1500)
/// ```
/// The result has the same bits for any number of threads and on every processor.
///
/// - Parameters:
///   - network: the network; where training is stopped, it keeps what it has learnt.
///   - data: the samples to learn from.
///   - test: samples whose loss is recorded beside.
///   - optimiser: Adam and its settings.
///   - epochs: how often all samples are seen.
///   - batchSize: how many samples a step sees; the last batch of an epoch has the rest.
///   - order: the order of the samples.
///   - stopping: a validation set, and for how many epochs its loss may fail to improve before training stops. The network
///     returned is that of the epoch with the least validation loss, bit for bit what training for just so many epochs gives;
///     that also holds where all epochs run, and where `progress` stops the training.
///   - recordEvery: losses are recorded after epochs 1, 1 + this, 1 + twice this, … and after the last, also where early
///     stopping makes it the last.
///   - threads: how many threads share the work, 256 at most; by default as many as there are cores.
///   - progress: called on the caller's thread at every record; its answer `.stop` ends training.
/// - Returns: the recorded losses.
/// - Throws: ``TrainingError`` where the network's parts or data and network do not fit, or a setting is out of its range;
///   the network is then as it was.
public func train<Network: TrainableNetwork>(
  _ network: inout Network, on data: DataSet, testedOn test: DataSet? = nil, optimiser: Adam, epochs: Int,
  batchSize: Int, order: SampleOrder = .asGiven, stopping: EarlyStopping? = nil, recordEvery: Int = 1,
  threads: Int? = nil, progress: @escaping (TrainingProgress) -> TrainingDecision = { _ in .goOn }
) throws(TrainingError) -> TrainingHistory {
  let plan = TrainingPlan(
    optimiser: optimiser, epochs: epochs, batchSize: batchSize, order: order, stopping: stopping,
    recordEvery: recordEvery, threads: min(threads ?? ProcessInfo.processInfo.activeProcessorCount, maximumThreads))
  try plan.check(samples: data.count)
  let checked = try CheckedNetwork(network)
  try checked.check(data)
  if let test { try checked.check(test, sample: "test sample") }
  if let stopping { try checked.check(stopping.validation, sample: "validation sample") }
  let trainer = Trainer(checked, on: data, testedOn: test, plan)
  let history: TrainingHistory
  (network.layers, history) = trainer.train(progress)
  return history
}

/// More threads are not made: each has memory of its own, and none is left with work that pays for it.
private let maximumThreads = 256

/// The settings of a training run.
struct TrainingPlan {
  var optimiser: Adam
  var epochs: Int
  var batchSize: Int
  var order: SampleOrder
  var stopping: EarlyStopping?
  var recordEvery: Int
  var threads: Int

  func check(samples: Int) throws(TrainingError) {
    try optimiser.check()
    guard epochs > 0 else { throw .notPositive(what: "epochs", value: epochs) }
    guard 1...samples ~= batchSize else { throw .invalidBatchSize(batchSize, samples: samples) }
    if let stopping, stopping.patience <= 0 {
      throw .notPositive(what: "epochs of patience", value: stopping.patience)
    }
    guard recordEvery > 0 else { throw .notPositive(what: "epochs between records", value: recordEvery) }
    guard threads > 0 else { throw .notPositive(what: "threads", value: threads) }
  }
}
