/// Ends a training run when the loss on a validation set has stopped improving, and keeps the network of the epoch at
/// which that loss was smallest (L. Prechelt, "Early Stopping – But When?", 1998).
///
/// The validation set must be neither trained on nor tested on. Because the epoch is chosen to do well on it, its own
/// loss there is slightly optimistic; an honest estimate needs a test set.
///
/// ```swift
/// let (training, validation) = try data.splitting(last: 400)
/// let history = try train(
///   &network, on: training, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 1000, batchSize: 1500,
///   stopping: EarlyStopping(on: validation, patience: 50))
/// let best = history.bestEpoch    // the network is as it was after this epoch
/// ```
public struct EarlyStopping: Equatable, Sendable {
  /// The samples on which the loss is measured after every epoch.
  public var validation: DataSet
  /// The number of consecutive epochs without a new smallest validation loss after which training ends, positive. If it
  /// is at least the number of epochs, all of them run, and the best one is still kept.
  public var patience: Int

  /// Early stopping on a validation set. `train` checks that the set fits the network and that the patience is
  /// positive.
  public init(on validation: DataSet, patience: Int) {
    self.validation = validation
    self.patience = patience
  }
}

/// The epoch with the smallest validation loss so far.
struct BestEpoch {
  private let patience: Int
  /// The epoch; before the first of this run, the last of the run before, or 0.
  private(set) var epoch: Int
  private var loss = Double.infinity

  init(patience: Int, after epoch: Int) {
    self.patience = patience
    self.epoch = epoch
  }

  /// Takes a loss into account and returns whether it is smaller than all before it.
  mutating func update(_ loss: Double, after epoch: Int) -> Bool {
    guard loss < self.loss else { return false }
    self.loss = loss
    self.epoch = epoch
    return true
  }

  /// Whether training ends after an epoch because the best one lies too far back.
  func isTooLongAgo(after current: Int) -> Bool { current - epoch >= patience }
}
