/// Some seeds, in order and each once; as text `1-3,10`.
public struct Seeds: Equatable, Sendable {
  /// The seeds, from the smallest on.
  public let all: [UInt64]

  /// As many seeds as a study can have.
  static let mostSeeds = 10_000

  /// The given seeds, in order and each once.
  public init(_ seeds: some Sequence<UInt64>) { all = Set(seeds).sorted() }

  /// Reads a list of seeds and of ranges of seeds, such as `1-100`, `7` or `1-3,10`.
  ///
  /// - Throws: ``StudyError`` where a part of the list is neither, a range goes down, or there are more than 10,000 seeds.
  public init(_ text: String) throws(StudyError) {
    var seeds: Set<UInt64> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let numbers = ends.filter { $0.utf8.allSatisfy(\.isDigit) }.compactMap { UInt64($0) }
      guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last else {
        throw StudyError("expected seeds such as 1-100 or 1-3,10, but ‘\(part)’ is neither a whole number nor a range")
      }
      guard first <= last else {
        throw StudyError("expected seeds such as 1-100 or 1-3,10, but the range ‘\(part)’ goes down")
      }
      guard last - first < UInt64(Seeds.mostSeeds), seeds.count + Int(last - first) < Seeds.mostSeeds else {
        throw StudyError("expected at most \(Seeds.mostSeeds) seeds, but ‘\(text)’ are more")
      }
      seeds.formUnion(first...last)
    }
    self.init(seeds)
  }

  /// The list as an option and the study's file have it: `1-3,10`.
  public var text: String { text(range: "-", separator: ",") }

  /// The list as prose has it: ‘1–3, 10’.
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
  /// Reads the list from its text, which is empty where there is no seed.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self = text.isEmpty ? Seeds([]) : try Seeds(text)
  }

  /// Writes the list as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
