import Recordings

/// What the book measured when run with many seeds: how often each claim holds, and how much each number varies.
///
/// It is saved with the code (``file``), so that a page can report on runs other than its own. ``difference(from:)``
/// finds out whether it still describes the present code.
package struct Study: Equatable, Sendable {
  /// The seeds of the runs.
  package var seeds: Seeds
  /// The results of the chapters, by name.
  package var chapters: [String: Chapter]

  /// A study of some chapters, each run with all the seeds.
  package init(seeds: Seeds, chapters: [String: Chapter]) {
    self.seeds = seeds
    self.chapters = chapters
  }

  /// The results of a chapter.
  package struct Chapter: Equatable, Codable, Sendable {
    /// The claims, in the order in which a run makes them.
    package var claims: [Claim]
    /// The recorded values, by name.
    package var values: [String: Value]
    /// The digest of each run's measurements (`Recording.digest`), in the order of the seeds.
    package var digests: [String]
    /// The digest of the code that was run (`Book.codeDigest(of:)`).
    package var code: String
  }

  /// A claim of a chapter, identified by its statement.
  package struct Claim: Equatable, Codable, Sendable {
    /// The statement as in the source, with marks rather than the values they stand for in one run.
    package var statement: String
    /// The condition on the measured value.
    package var requirement: Requirement
    /// The number of seeds for which it holds.
    package var holds: Int
    /// The seeds for which it fails.
    package var fails: Seeds
    /// The measured values.
    package var measured: Spread
  }

  /// A number that a chapter records.
  package struct Value: Equatable, Codable, Sendable {
    /// The style in which prose writes it.
    package var style: NumberStyle
    /// Its spread over the seeds.
    package var spread: Spread
    /// The sum over the seeds; for a number that is 0 or 1, the number of seeds for which it is 1.
    package var sum: Double
  }

  /// The spread of a number. NaN sorts after ∞, so that it shows as the largest.
  package struct Spread: Equatable, Codable, Sendable {
    /// The smallest number.
    package var least: Double
    /// The middle number, or the mean of the two in the middle.
    package var median: Double
    /// The largest number.
    package var greatest: Double

    /// The spread of at least one number.
    package init(_ numbers: [Double]) {
      let sorted = numbers.sorted { $1.isNaN ? !$0.isNaN : $0 < $1 }
      least = sorted.first ?? .nan
      greatest = sorted.last ?? .nan
      let (low, high) = sorted.isEmpty ? (.nan, .nan) : (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
      // Avoids overflow in the sum of two large numbers and NaN from two equal infinities.
      median = low == high ? low : low / 2 + high / 2
    }

    /// Whether two spreads are equal, counting NaN as equal to itself.
    package static func == (one: Spread, other: Spread) -> Bool {
      zip([one.least, one.median, one.greatest], [other.least, other.median, other.greatest])
        .allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }
  }
}

/// Why seeds, runs or a file do not make a study.
public struct StudyError: Error, Equatable, CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public let description: String

  init(_ description: String) { self.description = description }
}
