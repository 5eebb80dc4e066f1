/// The time taken by a run and by each of its figures, in seconds.
struct Timings: Encodable {
  /// The file's name in the chapter's output folder.
  static let file = "timings.json"

  let start = ContinuousClock.now
  var total = 0.0
  var figures: [String: Double] = [:]

  enum CodingKeys: CodingKey { case total, figures }
}
