/// A set of seeds in ascending order; as text `1-3,10`.
package struct Seeds: Equatable, Sendable {
  /// The seeds, in ascending order.
  package let all: [UInt64]

  /// The largest number of seeds in a study.
  static let maximumCount = 10_000

  /// The given seeds, sorted and without repetitions.
  package init(_ seeds: some Sequence<UInt64>) { all = Set(seeds).sorted() }

  /// Parses a list of seeds and ranges of seeds, such as `1-100`, `7` or `1-3,10`.
  ///
  /// - Throws: ``StudyError`` if a part of the list is neither, a range is descending, or there are more than 10,000
  ///   seeds.
  package init(_ text: String) throws(StudyError) {
    var seeds: Set<UInt64> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let numbers = ends.filter { $0.utf8.allSatisfy(\.isDigit) }.compactMap { UInt64($0) }
      guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last else {
        throw StudyError("expected seeds such as 1-100 or 1-3,10, but ‘\(part)’ is neither a whole number nor a range")
      }
      guard first <= last else {
        throw StudyError("expected seeds such as 1-100 or 1-3,10, but the range ‘\(part)’ is descending")
      }
      guard last - first < UInt64(Seeds.maximumCount), seeds.count + Int(last - first) < Seeds.maximumCount else {
        throw StudyError("expected at most \(Seeds.maximumCount) seeds, but ‘\(text)’ has more")
      }
      seeds.formUnion(first...last)
    }
    self.init(seeds)
  }

  /// The list as written in options and in the study's file: `1-3,10`.
  package var text: String { text(range: "-", separator: ",") }

  /// The list as written in prose: `1–3, 10`.
  var prose: String { text(range: "–", separator: ", ") }

  private func text(range: String, separator: String) -> String {
    var ranges: [ClosedRange<UInt64>] = []
    for seed in all {
      if let last = ranges.last, last.upperBound + 1 == seed {
        ranges[ranges.count - 1] = last.lowerBound...seed
      } else {
        ranges.append(seed...seed)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)\(range)\($0.upperBound)" }
      .joined(separator: separator)
  }
}

extension Seeds: Codable {
  /// Decodes the list from its text, which is empty if there are no seeds.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self = text.isEmpty ? Seeds([]) : try Seeds(text)
  }

  /// Encodes the list as its text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
