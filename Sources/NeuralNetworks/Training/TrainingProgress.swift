/// A network and its losses at one point of a training run.
public struct TrainingProgress<Network: TrainableNetwork> {
  /// The number of epochs completed, from 1, those of the runs that this one goes on from included.
  public var epoch: Int { losses.epoch }
  /// The number of the last epoch requested; training may stop earlier.
  public var epochs: Int { losses.epochs }
  /// The mean loss over all samples of the epoch, each measured just before the update of its batch; for a mixture in
  /// nats.
  ///
  /// It takes no second pass over the data. Because the network learns during the epoch, it usually lies between the
  /// losses of the data before and after. (The article's `train_losses` is the loss of the last batch alone, before its
  /// update.)
  public var epochLoss: Double { losses.epochLoss }
  /// The loss on the test data after the epoch, or nil if there are none.
  public var testLoss: Double? { losses.testLoss }
  /// The loss on the validation set after the epoch, or nil without early stopping.
  public var validationLoss: Double? { losses.validationLoss }
  /// The network as it is after the epoch.
  public let network: Network

  let losses: RecordedLosses
}

extension TrainingProgress: Equatable where Network: Equatable {}
extension TrainingProgress: Sendable {}

/// The losses at one point of a training run (``TrainingProgress``).
struct RecordedLosses: Equatable, Sendable {
  let epoch: Int
  let epochs: Int
  let epochLoss: Double
  let testLoss: Double?
  let validationLoss: Double?
}

/// What training should do after reporting its progress.
public enum TrainingDecision: Sendable {
  /// Continue.
  case goOn
  /// Stop. The network stays as it is now or, with early stopping, returns to its best epoch so far.
  case stop
}
