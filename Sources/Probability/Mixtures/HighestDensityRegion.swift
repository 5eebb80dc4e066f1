/// The smallest set of numbers that has a given probability: all those at which the density is at least some height
/// (R. Hyndman, "Computing and graphing highest density regions", 1996).
public struct HighestDensityRegion: Equatable, Sendable {
  /// The intervals of the set, in ascending order; they do not meet.
  public let intervals: [ClosedRange<Double>]
  /// The height: the density at the ends of all intervals.
  public let density: Double

  /// Whether a number lies in the set.
  public func contains(_ y: Double) -> Bool { intervals.contains { $0.contains(y) } }
}
