import Probability

/// The losses at one point of a training run.
public struct TrainingProgress: Equatable, Sendable {
  /// How many epochs are done, from 1.
  public let epoch: Int
  /// How many there will be, unless training stops before.
  public let epochs: Int
  /// The mean loss of all samples over the epoch, each as it was before the update of its batch.
  ///
  /// It needs no second pass over the data. As the network learns during the epoch, it lies between the losses of the
  /// data before and after, as a rule. (The article's `train_losses` is the loss of the last batch alone, before its update.)
  public let epochLoss: Double
  /// The loss of the test data after the epoch, where there are any.
  public let testLoss: Double?
  /// The loss of the validation set after the epoch, where there is early stopping.
  public let validationLoss: Double?
}

/// The losses recorded during training.
public struct TrainingHistory: Equatable, Sendable {
  /// After how many epochs each record was made.
  public private(set) var epochs: [Int] = []
  /// The mean loss over each of these epochs, every sample's as it was before the update of its batch
  /// (``TrainingProgress/epochLoss``).
  public private(set) var epochLosses: [Double] = []
  /// The loss of the test data after each of these epochs; empty where there were none.
  public private(set) var testLosses: [Double] = []
  /// The loss of the validation set after each of these epochs; empty without early stopping.
  public private(set) var validationLosses: [Double] = []
  /// The epoch, from 1, whose network early stopping has kept: the first with the least validation loss, whether recorded or
  /// not. Nil without early stopping, and where no validation loss was finite; the network is then that of the last epoch.
  public internal(set) var bestEpoch: Int?
  /// Whether training was stopped before its end, by `progress` or by early stopping.
  public internal(set) var wasStopped = false

  mutating func append(_ point: TrainingProgress) {
    epochs.append(point.epoch)
    epochLosses.append(point.epochLoss)
    if let loss = point.testLoss { testLosses.append(loss) }
    if let loss = point.validationLoss { validationLosses.append(loss) }
  }
}

extension SampleOrder {
  /// The source of the orders, where there is more than one.
  var shuffler: RandomSource? {
    switch self {
    case .asGiven: nil
    case .shuffled(let seed): RandomSource(seed: seed)
    }
  }
}
