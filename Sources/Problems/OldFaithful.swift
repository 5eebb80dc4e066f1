/// The data of chapter 6: 299 successive eruptions of the geyser Old Faithful in Yellowstone National Park, watched day
/// and night from 1 to 15 August 1985 (A. Azzalini, A. W. Bowman, "A look at some data on the Old Faithful geyser",
/// Applied Statistics 39, 1990).
public enum OldFaithful {
  /// One eruption.
  public struct Eruption: Equatable, Sendable {
    /// The time from the start of the eruption before to the start of this one, in whole minutes.
    public let wait: Double
    /// How long it lasted, in minutes: a whole number of seconds, or 2, 3 or 4 if it was not measured.
    public let duration: Double

    /// Whether the duration was measured.
    ///
    /// At night most durations were only noted as short, medium or long, which the data give as 2, 3 and 4 minutes. The
    /// few that really lasted one of these times, to the second, cannot be told from the others; all count as not
    /// measured.
    public var isMeasured: Bool { ![2, 3, 4].contains(duration) }
  }

  /// The eruptions in the order of time. The wait of one is the time that passed after the one before it in the array.
  public static let eruptions = zip(waits, seconds).map {
    Eruption(wait: Double($0), duration: Double($1) / 60)
  }
}
