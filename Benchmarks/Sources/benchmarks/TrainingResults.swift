import Exchange

/// How long the article's networks took to train, by everyone who trained them.
struct TrainingResults: Codable {
  /// One for each network.
  var contests: [Contest]
  /// The libraries of the peers and their versions.
  var versions: [String]
  var circumstances: Circumstances

  /// One network and those who trained it.
  struct Contest: Codable {
    /// The network.
    let name: String
    let problem: Problem
    /// The peak of floating-point work on all cores in each round, operations a second.
    var peak = Spread(values: [])
    /// In the order in which they take turns; the engine, from a release build and from a debug build, first.
    var entries: [Entry]

    /// What someone needed.
    struct Entry: Codable {
      let name: String
      /// In each round; a slow one takes part only in the first.
      var seconds = Spread(values: [])
      /// Once, before the first round.
      var compileSeconds = 0.0
      /// After the first epoch that is recorded, and after the last.
      var firstLoss = Double.nan
      var lastLoss = Double.nan
      /// The most memory of its process since its start, megabytes.
      var peakMemory: Double?
    }

    /// The entry of a name.
    func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// The entry with the least median of those whose names begin so, such as one of several numbers of threads.
    func fastest(_ prefix: String) -> Entry? {
      entries.filter { $0.name.hasPrefix(prefix) && !$0.seconds.values.isEmpty }.min {
        $0.seconds.median < $1.seconds.median
      }
    }

    /// The time that the arithmetic of training takes at the peak, as a share of each of an entry's times.
    func shareOfPeak(_ entry: Entry) -> Spread {
      let operations = problem.operationsPerEpoch * Double(problem.epochs)
      return Spread(values: zip(entry.seconds.values, peak.values).map { operations / $1 / $0 })
    }
  }
}
