import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Probability
import Problems

@testable import chapter4

extension WrongModel {
  static let chapter4: [WrongModel] = loss + scores + densities + points + draws + transforms

  private static let loss: [WrongModel] = [
    WrongModel("adding densities gives an infinite loss", refuses: "log-sum-exp") { mixtureLoss(heads, at: 60) },
    WrongModel("log-sum-exp gives the loss", refuses: "adding densities") { lossByAdding(heads, at: 60) },
    WrongModel("Where a log-variance of −90 is not bounded", refuses: "a bound of −60") { missing(least: -60) },
    WrongModel("Where a log-variance of −90 is bounded by −60", refuses: "no bound") { missing(least: -.infinity) },
    WrongModel("With a component on one of ten samples", refuses: "a component beside all of them") {
      let losses = [-20.0, -60].map { s in
        mean((0..<10).map { mixtureLoss(Heads(a: [0, 0], μ: [0, 0.5], s: [4, s]), at: Double($0)) })
      }
      return losses[0] - losses[1]
    },
  ]

  private static let scores: [WrongModel] =
    several(
      "After training, the test loss is less than 0.2 nats above",
      refuses: [MixtureModel.constant, .constantWidth, .oneGaussian, .untrained]
    ) { try $0.excess(on: test(), of: InverseWave.self) }
    + several(
      "On the test data the trained network is more than 0.8 nats better",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained]
    ) { try $0.gain(over: .oneGaussian, on: test(), of: InverseWave.self) }
    + several(
      "On the test data thirty components end more than 0.8 nats below",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained]
    ) {
      // The network of one component is within 0.15 nats of the exact Gaussian, as another claim has it.
      try $0.gain(over: .oneGaussian, on: test(), of: InverseWave.self) + 0.15
    }
    + several(
      "A width that depends on the input lowers the test NLL",
      refuses: [MixtureModel.constant, .constantWidth, .untrained]
    ) { try $0.gain(over: .constantWidth, on: test(), of: InverseWave.self) }
    + several(
      "The network with one Gaussian scores within 0.15 nats",
      refuses: [MixtureModel.constant, .constantWidth, .untrained]
    ) { try $0.gain(over: .oneGaussian, on: test(), of: InverseWave.self) }
    + [
      WrongModel("After 1,000 epochs the network does better on its training data", refuses: "the exact density") {
        0  // It exceeds itself by nothing on any points.
      },
      WrongModel("No training sample is memorised", refuses: "half a component shrunk onto one sample") {
        try GaussianMixture(priors: [0.5, 0.5], means: [0, 1], variances: [75, Double.exp(-60)]).logDensity(1)
      },
    ]

  private static let densities: [WrongModel] =
    several("is between 15 and 20, beyond all data", refuses: [MixtureModel.oneGaussian, .constant]) {
      let distances = zip(inputs, try distances(of: $0))
      return mean(distances.filter { abs($0.0) >= 15 }.map(\.1)) / mean(distances.filter { abs($0.0) <= 10 }.map(\.1))
    }
    + several(
      "At the input 0, the distance", refuses: [MixtureModel.oneGaussian, .constantWidth, .constant, .untrained]
    ) {
      zip(inputs, try distances(of: $0)).first { $0.0 == 0 }?.1 ?? .nan
    }
    + several(
      "At inputs from −10 to 10 the distance",
      refuses: [MixtureModel.oneGaussian, .constantWidth, .constant, .untrained]
    ) {
      mean(zip(inputs, try distances(of: $0)).filter { abs($0.0) <= 10 }.map(\.1))
    }
    + several(
      "The means with the largest mixing coefficients lie among the data",
      refuses: [MixtureModel.oneGaussian, .constantWidth, .constant, .untrained]
    ) {
      shareNearMeans(try $0.answers(to: test(), of: InverseWave.self), try test(), mostProbable: 2)
    }
    + several(
      "The samples follow the wave", refuses: [MixtureModel.oneGaussian, .constantWidth, .constant, .untrained]
    ) {
      var random = RandomSource(seed: 3)
      let data = try test()
      let answers = try $0.answers(to: data, of: InverseWave.self)
      return shareOnWave(data.inputs, try samples(of: answers, perInput: 2, using: &random))
    }
    + several("The four largest mixing coefficients", refuses: [MixtureModel.untrained]) {
      let priors = try $0.answers(to: test(), of: InverseWave.self).priors
      return mean((0..<priors.rows).map { priors.row($0).sorted(by: >).prefix(4).reduce(0, +) })
    }

  private static let points: [WrongModel] =
    several("of the highest mode lie more than twice as many", refuses: [MixtureModel.oneGaussian, .untrained]) {
      let scores = try PointAnswers(of: $0)
      return scores.mode.hits / scores.mean.hits
    }
    + several("the mean of the mixture has the least mean squared error", refuses: [MixtureModel.oneGaussian]) {
      let scores = try PointAnswers(of: $0)
      return min(scores.median.squaredError, scores.mode.squaredError) - scores.mean.squaredError
    }
    + several("the median of the mixture has a smaller mean absolute error", refuses: [MixtureModel.oneGaussian]) {
      let scores = try PointAnswers(of: $0)
      return scores.mode.absoluteError - scores.median.absoluteError
    }

  private static let draws: [WrongModel] =
    several("samples of the thirty components are nearer than", refuses: [Draws.oneGaussian, .regardless, .means]) {
      try energy($0) / energy(.oneGaussian)
    }
    + several("the conditional means of the thirty components' mixtures", refuses: [Draws.means, .regardless]) {
      try energy(.means) / energy($0)
    }

  private static let transforms: [WrongModel] =
    several(
      "the greatest distance of the thirty components' PIT",
      refuses: [MixtureModel.oneGaussian, .untrained]
    ) {
      let data = try test()
      return try KolmogorovSmirnovTest(
        $0.answers(to: data, of: InverseWave.self).probabilityIntegralTransforms(of: data)
      ).statistic
    }
    + [
      WrongModel("the PIT of one Gaussian with a width that depends", refuses: "an answer that ignores the input") {
        try uniformAnswer(-15...15)
      },
      WrongModel("the PIT of an answer that ignores the input", refuses: "an answer uniform between −20 and 20") {
        try uniformAnswer(-20...20)
      },
    ]
}

/// The chapter's mixture of three components.
private let heads = Heads(a: [0.3, -0.2, 0.4], μ: [-1, 0.5, 2], s: [0.1, -0.3, 0.6])

/// How many of the chapter's three gradients are NaN.
private func missing(least: Float) -> Double {
  Double(meanGradients([0.2, 0.9, 50], [-1, -2, -90], least: least, at: 0.5).count { $0.isNaN })
}

/// Data of the wave read backwards.
private func test() throws -> DataSet {
  var random = RandomSource(seed: 1)
  return try Wave.sample(2000, using: &random).inverted
}

/// Inputs in and beyond the data.
private let inputs = grid(-20...20, 81)

/// How far a model's densities are from the exact ones at each of the inputs.
private func distances(of model: MixtureModel) throws -> [Double] {
  // The constant model needs targets; these have the spread of the wave's.
  let data = try DataSet(inputs: inputs, targets: grid(-15...15, inputs.count))
  let mixtures = try model.answers(to: data, of: InverseWave.self).mixtures()
  return try zip(inputs, mixtures).flatMap { input, mixture in
    try chapter4.distances({ mixture.densities(at: $1) }, exactDensity, at: [input])
  }
}

/// The costs of three ways to answer with one number from a model's densities.
private struct PointAnswers {
  let mean: PointScores
  let median: PointScores
  let mode: PointScores

  init(of model: MixtureModel) throws {
    let data = try test()
    let mixtures = try model.answers(to: data, of: InverseWave.self).mixtures()
    mean = PointScores(mixtures.map { $0.mean[0] }, on: data, window: 0.5)
    median = PointScores(mixtures.map(\.median), on: data, window: 0.5)
    mode = PointScores(mixtures.map { $0.modes.first?.location ?? .nan }, on: data, window: 0.5)
  }
}

/// Outputs for the inputs of a data set.
private enum Draws: String {
  case oneGaussian = "samples of one Gaussian"
  case regardless = "outputs drawn without regard to the input"
  case means = "the exact conditional means"
}

/// The energy distance of draws from the test data.
private func energy(_ draws: Draws) throws -> Double {
  var random = RandomSource(seed: 2)
  let (data, test) = (try Wave.sample(2000, using: &random).inverted, try test())
  let gaussians = MixtureParameters(oneGaussianOf: InverseWave.self, at: data)
  let outputs =
    switch draws {
    case .oneGaussian: try samples(of: gaussians, perInput: 1, using: &random)
    case .regardless: Matrix(column: random.permutation(of: data.count).map { Double(data.targets[$0, 0]) })
    case .means: gaussians.means
    }
  let scale = try PointScale(of: test)
  return energyDistance(scale.points(data.inputs, outputs), scale.points(test))
}

/// The largest distance from the uniform distribution of the PIT of one uniform answer to all inputs.
private func uniformAnswer(_ range: ClosedRange<Double>) throws -> Double {
  let width = range.upperBound - range.lowerBound
  return try KolmogorovSmirnovTest(test().targets.elements.map { (Double($0) - range.lowerBound) / width }).statistic
}
