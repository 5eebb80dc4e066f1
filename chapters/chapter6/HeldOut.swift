import LinearAlgebra
import NeuralNetworks
import Probability

/// What has been learnt from data: from inputs, `[samples, 1]`, to the distribution of the target of each.
typealias Model = (Matrix<Float>) throws -> [GaussianMixture]

/// What models answer about pairs that they have not learnt from, in the order of the data.
struct HeldOut {
  /// The distribution of each target.
  let answers: [GaussianMixture]
  /// The targets themselves.
  let targets: [Double]
  /// The negative log-likelihood of each target, in nats.
  let losses: [Double]

  init(answers: [GaussianMixture], targets: [Double]) {
    self.answers = answers
    self.targets = targets
    losses = zip(answers, targets).map { -$0.logDensity($1) }
  }

  // excerpt: crossValidation
  /// Leaves out one fold after another, fits a model to all other pairs, and asks it about those left out.
  init(_ data: DataSet, folds: [[Int]], fit: (DataSet) throws -> Model) throws {
    var answers: [Int: GaussianMixture] = [:]
    for fold in folds {
      let others = Set(0..<data.count).subtracting(fold).sorted()
      let model = try fit(data.selecting(others))
      for (pair, answer) in zip(fold, try model(data.selecting(fold).inputs)) {
        answers[pair] = answer
      }
    }
    self.init(
      answers: (0..<data.count).compactMap { answers[$0] },
      targets: data.targets.elements.map(Double.init))
  }
  // end: crossValidation

  /// The continuous ranked probability score of each target, in its unit.
  var rankedScores: [Double] {
    zip(answers, targets).map { $0.crps($1) }
  }

  /// The probability integral transform of each target.
  var transforms: [Double] { zip(answers, targets).map { $0.cumulative($1) } }

  /// The share of targets in the central interval of some probability.
  func coverage(ofCentral probability: Double) -> Double {
    Double(transforms.count { abs(2 * $0 - 1) <= probability }) / Double(targets.count)
  }

  /// The share of targets in the highest-density region of some probability.
  func coverage(ofDensest probability: Double) -> Double {
    Double(
      zip(answers, targets).count { $0.highestDensityLevel(at: $1) <= probability })
      / Double(targets.count)
  }
}

// excerpt: folds
/// Pairs cut into folds in the order of time.
func blocks(_ count: Int, _ folds: Int) -> [[Int]] {
  (0..<folds).map { Array($0 * count / folds..<($0 + 1) * count / folds) }
}

/// Pairs cut into folds at random.
func randomFolds(_ count: Int, _ folds: Int, using random: inout RandomSource) -> [[Int]]
{
  let order = random.permutation(of: count)
  return blocks(count, folds).map { fold in fold.map { order[$0] } }
}
// end: folds
