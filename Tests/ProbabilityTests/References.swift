import Foundation

/// Numbers made by Tests/References/make_probability_references.py.
struct ProbabilityReferences: Decodable {
  struct Random: Decodable {
    var splitMixOf1234567: [UInt64]
    var stateOneTwoThreeFour: [UInt64]
    var seed42: [UInt64]
    var seed42AfterSplit: [UInt64]
  }

  /// Pairs of x and the probability of a standard normal value up to x.
  var normal: [[Double]]
  /// Pairs of a probability and its quantile.
  var quantile: [[Double]]
  var random: Random

  static func load() throws -> ProbabilityReferences {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("References/probability.json"))
    return try JSONDecoder().decode(ProbabilityReferences.self, from: data)
  }
}
