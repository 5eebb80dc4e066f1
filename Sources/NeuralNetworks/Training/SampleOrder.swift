import Probability

/// The order in which training takes the samples.
public enum SampleOrder: Equatable, Sendable {
  /// The order of the data set, in every epoch.
  case asGiven
  /// A new random order in every epoch; the same seed always gives the same orders.
  case shuffled(seed: UInt64)

  /// The source of the random orders, which goes on where an earlier run has ended, or nil if the samples stay as given.
  func shuffler(after random: RandomSource?) -> RandomSource? {
    switch self {
    case .asGiven: nil
    case .shuffled(let seed): random ?? RandomSource(seed: seed)
    }
  }
}
