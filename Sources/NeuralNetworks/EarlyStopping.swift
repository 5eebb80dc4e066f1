/// Ends a training run when the loss of a validation set has not improved for a while, and keeps the network of the epoch where
/// it was least (L. Prechelt, "Early Stopping – But When?", 1998).
///
/// The validation set must be neither learnt from nor tested on. The epoch is chosen to do well on it, so its own loss there
/// is a little too good; an honest one needs a test set.
///
/// ```swift
/// let (training, validation) = try data.splitting(last: 400)
/// let history = try train(
///   &network, on: training, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 1000, batchSize: 1500,
///   stopping: EarlyStopping(on: validation, patience: 50))
/// let best = history.bestEpoch    // the network is as it was after this epoch
/// ```
public struct EarlyStopping: Equatable, Sendable {
  /// The samples whose loss is measured after every epoch.
  public var validation: DataSet
  /// The number of epochs in a row without a new least validation loss after which training ends, positive. Where it is no
  /// smaller than the number of epochs, all of them run, and the best is still kept.
  public var patience: Int

  /// Early stopping on a validation set. `train` checks that it fits the network, and that the patience is positive.
  public init(on validation: DataSet, patience: Int) {
    self.validation = validation
    self.patience = patience
  }
}

/// The epoch with the least validation loss so far.
struct BestEpoch {
  private let patience: Int
  /// The epoch, from 1; nil where no loss has been finite yet.
  private(set) var epoch: Int?
  private var loss = Double.infinity

  init(patience: Int) { self.patience = patience }

  /// Takes a loss into account. Returns whether it is less than all before.
  mutating func update(_ loss: Double, after epoch: Int) -> Bool {
    guard loss < self.loss else { return false }
    self.loss = loss
    self.epoch = epoch
    return true
  }

  /// Whether training ends after an epoch, because the best lies too far back.
  func isTooLongAgo(after current: Int) -> Bool { current - (epoch ?? 0) >= patience }
}
