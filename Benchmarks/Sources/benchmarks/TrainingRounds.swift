import Exchange
import Foundation

/// Lets the engine and the peers train the article's networks in turns, round after round, so that whatever else the
/// machine does meets all of them.
struct TrainingRounds {
  /// How many rounds.
  let rounds: Int
  /// In how many of them those take part that need many seconds.
  let slowRounds: Int
  let python: PythonEnvironment

  /// The names under which the results are found again.
  enum Name {
    static let release = "this engine, release build"
    static let debug = "this engine, debug build"
    static let jax = "JAX, the loop compiled"
    static let numpy = "NumPy by hand"
    static let eager = "PyTorch eager"
    static let article = "PyTorch as the article writes it"
  }

  /// Trains both networks.
  func results() throws -> TrainingResults {
    let competitors = try start()
    try ArticleProblems.warmUp(competitors.map(\.competitor))
    let (contests, circumstances) = try Circumstances.around {
      [
        try contest("Mixture density network", ArticleProblems.mixture, competitors),
        try contest("Feed-forward network", ArticleProblems.feedForward, competitors),
      ]
    }
    return TrainingResults(contests: contests, versions: try python.versions(), circumstances: circumstances)
  }

  /// Everybody who takes part, and whether they are slow.
  private func start() throws -> [(competitor: Competitor, isSlow: Bool)] {
    let debug = try Places.built("engine", in: Places.benchmarks, "debug")
    let release = try Places.built("engine", in: Places.benchmarks, "release")
    let cores = ProcessInfo.processInfo.activeProcessorCount
    var competitors = [
      (try Competitor(Name.release, release), false), (try Competitor(Name.debug, debug), false),
      (try python.competitor(Name.jax, "jax_compiled.py"), false),
      (try python.competitor(Name.numpy, "numpy_by_hand.py"), true),
    ]
    for threads in Set([1, cores]).sorted() {
      let name = "\(Name.eager), \(threads == 1 ? "1 thread" : "\(threads) threads")"
      competitors.append((try python.competitor(name, "pytorch_eager.py", ["\(threads)"]), true))
    }
    return competitors + [(try python.competitor(Name.article, "pytorch_article.py"), true)]
  }

  private func contest(
    _ name: String, _ problem: Problem, _ all: [(competitor: Competitor, isSlow: Bool)]
  ) throws -> TrainingResults.Contest {
    let folder = Places.scratch.appending(path: name)
    try ArticleProblems.files(problem).write(to: folder)
    // The article's way of writing a loss is that of the mixture.
    let competitors = all.filter { problem.components > 0 || $0.competitor.name != Name.article }
    var contest = TrainingResults.Contest(
      name: name, problem: problem, entries: competitors.map { .init(name: $0.competitor.name) })
    for round in 0..<rounds {
      let cores = ProcessInfo.processInfo.activeProcessorCount
      contest.peak.values.append(FusedMultiplyAddPeak.measure(threads: cores))
      for (index, (competitor, isSlow)) in competitors.enumerated() where !isSlow || round < slowRounds {
        let answer = try competitor.train(folder)
        contest.entries[index].add(answer)
        contest.entries[index].peakMemory = competitor.peakMemory
        say("\(name), round \(round + 1): \(competitor.name) \(short(answer.seconds)) s")
      }
    }
    return contest
  }
}

extension TrainingResults.Contest.Entry {
  /// Takes down what a round gave.
  fileprivate mutating func add(_ answer: Answer) {
    if seconds.values.isEmpty { compileSeconds = answer.compileSeconds }
    seconds.values.append(answer.seconds)
    firstLoss = answer.testLosses.first ?? .nan
    lastLoss = answer.testLosses.last ?? .nan
  }
}
