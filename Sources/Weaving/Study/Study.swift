import Recordings

/// What the book measured when it ran with many seeds: how often each claim holds, and how far every number varies.
///
/// It is kept with the code (``file``), so that a page can tell of other runs than its own. Whether it still tells of this
/// code is found by ``difference(from:)``.
public struct Study: Equatable, Sendable {
  /// The seeds of the runs.
  public var seeds: Seeds
  /// What the chapters measured, by name.
  public var chapters: [String: Chapter]

  /// A study of some chapters, each of which ran with all the seeds.
  public init(seeds: Seeds, chapters: [String: Chapter]) {
    self.seeds = seeds
    self.chapters = chapters
  }

  /// What a chapter measured.
  public struct Chapter: Equatable, Codable, Sendable {
    /// The claims, in the order in which the run makes them.
    public var claims: [Claim]
    /// The values that it records, by name.
    public var values: [String: Value]
    /// The digest of all that a run measured (`Recording.digest`), in the order of the seeds.
    public var digests: [String]
  }

  /// A claim of a chapter, which is known by its statement.
  public struct Claim: Equatable, Codable, Sendable {
    /// What is claimed, in the grammar of the source: with its marks, not with what they stand for in one run.
    public var statement: String
    /// What is required of the measured value.
    public var requirement: Requirement
    /// With how many seeds it holds.
    public var holds: Int
    /// The seeds with which it does not.
    public var fails: Seeds
    /// The measured values.
    public var measured: Spread
  }

  /// A number that a chapter records.
  public struct Value: Equatable, Codable, Sendable {
    /// How prose writes it.
    public var style: NumberStyle
    /// How far it varies.
    public var spread: Spread
    /// The sum over the seeds: of a number that is 0 or 1, with how many seeds it is 1.
    public var sum: Double
  }

  /// How far a number varies. What is not a number comes after ∞, so that it shows as the greatest.
  public struct Spread: Equatable, Codable, Sendable {
    /// The least number.
    public var least: Double
    /// The number in the middle, or the mean of the two there.
    public var median: Double
    /// The greatest number.
    public var greatest: Double

    /// The spread of at least one number.
    public init(_ numbers: [Double]) {
      let sorted = numbers.sorted { $1.isNaN ? !$0.isNaN : $0 < $1 }
      least = sorted.first ?? .nan
      greatest = sorted.last ?? .nan
      let (low, high) = sorted.isEmpty ? (.nan, .nan) : (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
      // Neither the sum of two large numbers nor the difference of two infinities may get in the way.
      median = low == high ? low : low / 2 + high / 2
    }

    /// Whether two spreads are the same; what is not a number is the same as itself.
    public static func == (one: Spread, other: Spread) -> Bool {
      zip([one.least, one.median, one.greatest], [other.least, other.median, other.greatest])
        .allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }
  }
}

/// Seeds, runs or a file that make no study.
public struct StudyError: Error, Equatable, CustomStringConvertible {
  /// One sentence that says what was expected and what came.
  public let description: String

  init(_ description: String) { self.description = description }
}
