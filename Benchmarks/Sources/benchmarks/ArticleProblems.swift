import Exchange
import LinearAlgebra
import NeuralNetworks
import Probability
import Problems

/// The article's networks and data, and variations of their sizes.
enum ArticleProblems {
  /// The mixture density network of chapter 4, on the inverted wave.
  static let mixture = Problem(
    samples: 2000, testSamples: 2000, hidden: [50, 50], components: 30, batchSize: 1500, epochs: 1000, recordEvery: 10,
    learningRate: 0.01)

  /// A mixture of three targets with full covariances, otherwise as that of chapter 4.
  static let fullMixture = Problem(
    samples: 2000, testSamples: 2000, hidden: [50, 50], targets: 3, components: 10, covariance: .full, batchSize: 1500,
    epochs: 1000, recordEvery: 10, learningRate: 0.01)

  /// The feed-forward network of chapter 3, on the wave.
  static let feedForward = Problem(
    samples: 2000, testSamples: 2000, hidden: [40], batchSize: 1500, epochs: 2000, learningRate: 0.1)

  /// Has everyone train a network for an epoch, so that nobody still loads libraries when others are timed.
  static func warmUp(_ competitors: [Competitor]) throws {
    let problem = Problem(
      samples: 100, testSamples: 100, hidden: [40, 40], components: 30, batchSize: 100, epochs: 1, learningRate: 0.01)
    let folder = Places.scratch.appending(path: "warm-up")
    try files(problem).write(to: folder)
    for competitor in competitors { _ = try competitor.train(folder) }
  }

  /// A problem with its data and its initial parameters, always the same.
  ///
  /// A mixture density network learns the wave backwards; of several targets each is the wave's position moved by one more
  /// and, where the covariances are full, with noise of its own, since otherwise they would be singular.
  static func files(_ problem: Problem) throws -> ProblemFiles {
    var random = RandomSource(seed: 42)
    func data(_ count: Int) throws -> DataSet {
      let wave = try Wave.sample(count, using: &random)
      let direct = problem.components > 0 ? wave.inverted : wave
      let noise = problem.covariance == .full ? 0.5 : 0
      let targets = Matrix<Float>(rows: count, columns: problem.targets) {
        direct.targets[$0, 0] + Float($1) + (noise > 0 ? Float(random.normal(mean: 0, standardDeviation: noise)) : 0)
      }
      return try DataSet(inputs: direct.inputs, targets: targets)
    }
    let (training, test) = (try data(problem.samples), try data(problem.testSamples))
    let layers = zip(problem.sizes, problem.sizes.dropFirst()).map { inputs, outputs in
      LinearLayer(inputs: inputs, outputs: outputs, using: &random)
    }
    return ProblemFiles(problem: problem, training: training, test: test, layers: layers)
  }
}
