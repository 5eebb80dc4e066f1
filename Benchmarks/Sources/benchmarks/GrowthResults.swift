import Exchange

/// How the time of an epoch grows with each size of a mixture density network.
struct GrowthResults: Codable {
  /// One for each size that is varied.
  var series: [Series]
  var circumstances: Circumstances

  /// The networks in which one size grows and the others are the article's.
  struct Series: Codable {
    /// What grows, for a figure's axis.
    let name: String
    var points: [Point]
  }

  /// One size.
  struct Point: Codable {
    /// The size that is varied.
    let size: Int
    /// Floating-point operations of an epoch.
    let operations: Double
    /// Seconds an epoch of each competitor, by name, in each round.
    var seconds: [String: Spread]
  }
}
