/// The losses recorded during training.
public struct TrainingHistory: Equatable, Sendable {
  /// The epochs, from 1 or, in a run that goes on from a state, from the one after its last, after which losses were recorded, in increasing order.
  public private(set) var epochs: [Int] = []
  /// The mean loss over each of these epochs, each sample measured just before the update of its batch
  /// (``TrainingProgress/epochLoss``).
  public private(set) var epochLosses: [Double] = []
  /// The loss on the test data after each of these epochs; empty if there were none.
  public private(set) var testLosses: [Double] = []
  /// The loss on the validation set after each of these epochs; empty without early stopping.
  public private(set) var validationLosses: [Double] = []
  /// The epoch, from 1, whose network early stopping has kept: the first with the smallest validation loss, whether or
  /// not it was recorded. Nil without early stopping.
  public internal(set) var bestEpoch: Int?
  /// Whether training stopped before its last epoch, because of `progress` or of early stopping.
  public internal(set) var wasStopped = false

  mutating func append(_ losses: RecordedLosses) {
    epochs.append(losses.epoch)
    epochLosses.append(losses.epochLoss)
    if let loss = losses.testLoss { testLosses.append(loss) }
    if let loss = losses.validationLoss { validationLosses.append(loss) }
  }
}
