import Probability

/// The losses at one point of a training run.
public struct TrainingProgress: Equatable, Sendable {
  /// How many epochs are done, from 1.
  public let epoch: Int
  /// How many there will be.
  public let epochs: Int
  /// The loss of the epoch's last batch, as it was before that batch's update.
  public let trainLoss: Double
  /// The loss of the test data after the epoch, where there are any.
  public let testLoss: Double?
}

/// The losses recorded during training.
public struct TrainingHistory: Equatable, Sendable {
  /// After how many epochs each record was made.
  public private(set) var epochs: [Int] = []
  /// The loss of the last batch of each of these epochs, before its update.
  public private(set) var train: [Double] = []
  /// The loss of the test data after each of these epochs; empty where there were none.
  public private(set) var test: [Double] = []
  /// Whether training was stopped before its end.
  public internal(set) var wasStopped = false

  mutating func append(_ point: TrainingProgress) {
    epochs.append(point.epoch)
    train.append(point.trainLoss)
    if let loss = point.testLoss { test.append(loss) }
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
