extension TrainingResults {
  /// What training is to reach, in the build of a name.
  func goals(_ engine: String) -> [Goal] {
    contests.flatMap { contest -> [Goal] in
      guard let own = contest.entry(engine) else { return [] }
      func faster(_ peer: Contest.Entry?, _ bound: Double) -> Goal? {
        peer.map {
          Goal(
            text: "\(contest.name): times as fast as \($0.name)", bound: .atLeast(bound),
            measured: $0.seconds.ratio(to: own.seconds))
        }
      }
      let jax = contest.entry(TrainingRounds.Name.jax)
      let eager = contest.fastest(TrainingRounds.Name.eager)
      guard contest.problem.components > 0 else { return [faster(jax, 2), faster(eager, 25)].compactMap(\.self) }
      let share = contest.shareOfPeak(own)
      return [
        faster(jax, 3), faster(eager, 10), faster(contest.entry(TrainingRounds.Name.article), 40),
        Goal(
          text: "\(contest.name): times as long as its arithmetic at the peak", bound: .atMost(1.6),
          measured: Spread(values: share.values.map { 1 / $0 })),
      ].compactMap(\.self)
    }
  }
}

extension ProgramResults {
  /// What the programs are to reach.
  var goals: [Goal] {
    let memory = programs.compactMap(\.peakMemory).max() ?? .nan
    let slowest = programs.max { $0.firstLine.median < $1.firstLine.median }
    return [
      Goal(
        text: "`swift run report`, times as long as `\(ProgramRounds.importing)`", bound: .atMost(1),
        measured: report.ratio(to: importing)),
      Goal(
        text: "the report's program alone, times as long", bound: .atMost(1),
        measured: reportProgram.ratio(to: importing)),
      Goal(
        text: "first line of the slowest program, \(slowest?.name ?? "–"), ms", bound: .atMost(50),
        measured: Spread(values: (slowest?.firstLine.values ?? []).map { 1000 * $0 })),
      Goal(text: "memory of the largest process, MB", bound: .atMost(100), measured: Spread(values: [memory])),
    ]
  }
}
