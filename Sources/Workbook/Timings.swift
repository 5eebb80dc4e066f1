/// How long a run and its figures took, in seconds.
struct Timings: Encodable {
  /// The file in a chapter's output.
  static let file = "timings.json"

  let start = ContinuousClock.now
  var total = 0.0
  var figures: [String: Double] = [:]

  enum CodingKeys: CodingKey { case total, figures }
}
