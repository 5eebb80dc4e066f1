import Foundation
import LinearAlgebra

/// Trains a network by Adam on mini-batches and returns the history of its losses.
///
/// ```swift
/// var network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
/// let history = try train(
///   &network, on: data, testedOn: test, optimiser: Adam(learningRate: 0.1), epochs: 2000, batchSize: 1500)
/// ```
/// The result has the same bits for any number of threads and on every processor.
///
/// If this module was compiled without optimisation, the first call says so on standard error: training is then
/// hundreds of times slower.
///
/// - Parameters:
///   - network: the network to train. If training is stopped, it keeps what it has learnt.
///   - data: the samples to train on.
///   - test: samples whose loss is recorded as well, but not trained on.
///   - optimiser: Adam and its settings; its averages start at zero in every call.
///   - epochs: the number of passes over all samples, positive.
///   - batchSize: the number of samples per step, from 1 to that of the data; the last batch of an epoch has the
///     remainder.
///   - order: the order of the samples.
///   - noise: noise on the samples, drawn anew in every epoch; nil for none.
///   - stopping: a validation set, and for how many epochs its loss may fail to improve before training stops. The
///     network returned is that of the epoch with the smallest validation loss, bit for bit the one that training for
///     exactly that many epochs gives, even if all epochs run or `progress` stops the training.
///   - recordEvery: the number n of epochs from one record to the next, positive: losses are recorded after epochs 1, 1
///     + n, 1 + 2n, … and after the last, including one at which early stopping ends training.
///   - threads: the number of threads that share the work, positive and limited to 256; by default the number of cores.
///   - progress: called on the caller's thread at every record, with the network as it is then; returning `.stop` ends
///     training.
/// - Returns: the recorded losses.
/// - Throws: ``TrainingError`` if the network's layers do not fit together, data do not fit the network, a setting is out
///   of its range, or a parameter is not finite; and ``TrainingError/diverged(epoch:what:value:)`` at the end of the
///   first epoch after which a loss or a parameter is not finite. The network is then unchanged.
public func train<Network: TrainableNetwork>(
  _ network: inout Network, on data: DataSet, testedOn test: DataSet? = nil, optimiser: Adam, epochs: Int,
  batchSize: Int, order: SampleOrder = .asGiven, noise: TrainingNoise? = nil, stopping: EarlyStopping? = nil,
  recordEvery: Int = 1, threads: Int? = nil, progress: ((TrainingProgress<Network>) -> TrainingDecision)? = nil
) throws(TrainingError) -> TrainingHistory {
  var state = TrainingState()
  return try train(
    &network, on: data, testedOn: test, optimiser: optimiser, epochs: epochs, batchSize: batchSize, order: order,
    noise: noise, stopping: stopping, recordEvery: recordEvery, threads: threads, resuming: &state, progress: progress)
}

/// Trains a network further, from where an earlier run has ended (``TrainingState``).
///
/// Everything is as in
/// ``train(_:on:testedOn:optimiser:epochs:batchSize:order:noise:stopping:recordEvery:threads:progress:)``; epochs are
/// counted on, also for the schedule of the learning rate and for the records.
///
/// - Parameters:
///   - network: the network to train. If training is stopped, it keeps what it has learnt.
///   - data: the samples to train on.
///   - test: samples whose loss is recorded as well, but not trained on.
///   - optimiser: Adam and its settings, which may differ from those of the earlier run.
///   - epochs: the number of further passes over all samples, positive.
///   - batchSize: the number of samples per step, from 1 to that of the data.
///   - order: the order of the samples; random orders go on with the stream that the earlier run has begun.
///   - noise: noise on the samples, which goes on likewise; nil for none.
///   - stopping: a validation set, and a patience that begins anew. Network and state returned are those of the epoch with
///     the smallest validation loss of this run.
///   - recordEvery: the number of epochs from one record to the next, positive.
///   - threads: the number of threads that share the work, positive and limited to 256; by default the number of cores.
///   - state: where the earlier run has ended, or `TrainingState()`. It is advanced together with the network.
///   - progress: called on the caller's thread at every record, with the network as it is then; returning `.stop` ends
///     training.
/// - Returns: the losses recorded in this run.
/// - Throws: ``TrainingError`` as there, and if the state belongs to a network with other layers. Network and state are then
///   unchanged.
public func train<Network: TrainableNetwork>(
  _ network: inout Network, on data: DataSet, testedOn test: DataSet? = nil, optimiser: Adam, epochs: Int,
  batchSize: Int, order: SampleOrder = .asGiven, noise: TrainingNoise? = nil, stopping: EarlyStopping? = nil,
  recordEvery: Int = 1, threads: Int? = nil, resuming state: inout TrainingState,
  progress: ((TrainingProgress<Network>) -> TrainingDecision)? = nil
) throws(TrainingError) -> TrainingHistory {
  UnoptimisedBuild.warnOnce()
  let plan = TrainingPlan(
    optimiser: optimiser, epochs: epochs, batchSize: batchSize, order: order, noise: noise, stopping: stopping,
    recordEvery: recordEvery, threads: min(threads ?? ProcessInfo.processInfo.activeProcessorCount, maximumThreads))
  try plan.check(samples: data.count)
  let checked = try CheckedNetwork(network)
  try checked.check(data)
  if let test { try checked.check(test, sample: "test sample") }
  if let stopping { try checked.check(stopping.validation, sample: "validation sample") }
  try state.check(checked.layers)
  let trainer = Trainer(checked, on: data, testedOn: test, plan, from: state)
  var current = network
  let (history, end) = try trainer.train { losses, layers in
    guard let progress else { return .goOn }
    current.layers = layers()
    return progress(TrainingProgress(network: current, losses: losses))
  }
  (network.layers, state) = (end.layers, end.state)
  return history
}

/// The limit on the number of threads: each has memory of its own, and more would find no work to pay for it.
private let maximumThreads = 256

/// The settings of a training run.
struct TrainingPlan {
  var optimiser: Adam
  var epochs: Int
  var batchSize: Int
  var order: SampleOrder
  var noise: TrainingNoise?
  var stopping: EarlyStopping?
  var recordEvery: Int
  var threads: Int

  func check(samples: Int) throws(TrainingError) {
    try optimiser.check()
    guard epochs > 0 else { throw .notPositive(what: "epochs", value: epochs) }
    guard 1...samples ~= batchSize else { throw .invalidBatchSize(batchSize, samples: samples) }
    try noise?.check()
    if let stopping, stopping.patience <= 0 {
      throw .notPositive(what: "epochs of patience", value: stopping.patience)
    }
    guard recordEvery > 0 else { throw .notPositive(what: "epochs between records", value: recordEvery) }
    guard threads > 0 else { throw .notPositive(what: "threads", value: threads) }
  }
}
