import Exchange
import Foundation
import Probability

/// Lets networks of growing sizes train in turns with the peers.
struct GrowthRounds {
  let rounds: Int
  let python: PythonEnvironment

  /// Measures all series.
  func results() throws -> GrowthResults {
    let engine = try Places.built("engine", in: Places.benchmarks, "release")
    let competitors = [
      try Competitor(Peer.engine, engine), try python.competitor(Peer.jax, "jax_compiled.py"),
      try python.competitor(Peer.pytorch, "pytorch_eager.py"),
    ]
    try ArticleProblems.warmUp(competitors)
    let (series, circumstances) = try Circumstances.around {
      try GrowthRounds.series.map { name, sizes, problem in
        GrowthResults.Series(
          name: name,
          points: try sizes.map { size in
            let point = try measure(size, problem(size), competitors)
            let times = competitors.map { "\($0.name) \(short(1000 * (point.seconds[$0.name]?.median ?? .nan))) ms" }
            say("\(name) \(size): \(times.joined(separator: ", "))")
            return point
          })
      }
    }
    return GrowthResults(series: series, circumstances: circumstances)
  }

  /// The names under which the results are found again.
  enum Peer {
    static let engine = "this engine"
    static let jax = "JAX"
    static let pytorch = "PyTorch"
    static let all = [engine, jax, pytorch]
  }

  /// What is varied, over which sizes, and how; everything else is as in the article.
  private static let series: [(name: String, sizes: [Int], problem: @Sendable (Int) -> Problem)] = [
    ("samples $N$", [100, 1000, 10_000, 100_000, 1_000_000], { problem(samples: $0) }),
    ("components $K$", [1, 3, 10, 30, 100, 300], { problem(components: $0) }),
    ("units of a hidden layer", [10, 30, 100, 300, 1000], { problem(width: $0) }),
    ("dimensions $D$ of the target", [1, 3, 10, 30], { problem(targets: $0) }),
    ("dimensions $D$, full covariances", [1, 2, 3, 10], { problem(targets: $0, covariance: .full) }),
  ]

  /// A network of which an epoch is trained so often that it takes a while, but not too long.
  private static func problem(
    samples: Int = 2000, components: Int = 30, width: Int = 50, targets: Int = 1,
    covariance: CovarianceStructure = .isotropic
  ) -> Problem {
    func problem(epochs: Int) -> Problem {
      Problem(
        samples: samples, testSamples: 16, hidden: [width, width], targets: targets, components: components,
        covariance: covariance, batchSize: 1500, epochs: epochs, recordEvery: epochs, learningRate: 0.001)
    }
    let epochs = 4e9 / problem(epochs: 1).operationsPerEpoch
    return problem(epochs: Int(min(max(epochs, 2), 100)))
  }

  private func measure(_ size: Int, _ problem: Problem, _ competitors: [Competitor]) throws -> GrowthResults.Point {
    let folder = Places.scratch.appending(path: "growth")
    try ArticleProblems.files(problem).write(to: folder)
    var point = GrowthResults.Point(size: size, operations: problem.operationsPerEpoch, seconds: [:])
    for _ in 0..<rounds {
      for competitor in competitors {
        let seconds = try competitor.train(folder).seconds / Double(problem.epochs)
        point.seconds[competitor.name, default: Spread(values: [])].values.append(seconds)
      }
    }
    return point
  }
}
