/// The losses at one point of a training run.
public struct TrainingProgress: Equatable, Sendable {
  /// The number of epochs completed, from 1.
  public let epoch: Int
  /// The number of epochs requested; training may stop earlier.
  public let epochs: Int
  /// The mean loss over all samples of the epoch, each measured just before the update of its batch; for a mixture in
  /// nats.
  ///
  /// It takes no second pass over the data. Because the network learns during the epoch, it usually lies between the
  /// losses of the data before and after. (The article's `train_losses` is the loss of the last batch alone, before its
  /// update.)
  public let epochLoss: Double
  /// The loss on the test data after the epoch, or nil if there are none.
  public let testLoss: Double?
  /// The loss on the validation set after the epoch, or nil without early stopping.
  public let validationLoss: Double?
}

/// What training should do after reporting its progress.
public enum TrainingDecision: Sendable {
  /// Continue.
  case goOn
  /// Stop. The network stays as it is now or, with early stopping, returns to its best epoch so far.
  case stop
}
