import LinearAlgebra
import Probability
import Problems

@testable import NeuralNetworks

// Made-up answers, not given by a network, and measurements of them.

extension MixtureParameters {
  /// One Gaussian for each input.
  ///
  /// - Parameters:
  ///   - means: the mean for each input.
  ///   - variances: the variance for each input.
  init(means: [Double], variances: [Double]) {
    self.init(
      priors: Matrix(rows: means.count, columns: 1, repeating: 1), means: Matrix(column: means),
      variances: Matrix(column: variances), outputs: 1)
  }

  /// One Gaussian for each input of a data set, with the exact conditional mean and variance: the best of its kind.
  init(oneGaussianOf distribution: (some KnownDistribution).Type, at data: DataSet) {
    let moments = data.inputs.elements.map { distribution.moments(given: Double($0)) }
    self.init(means: moments.map(\.mean), variances: moments.map(\.variance))
  }

  /// The same Gaussian for all inputs, with the mean and the variance of the targets.
  init(constantFor data: DataSet) throws {
    let normal = try Normal(fittedTo: data.targets.elements.map(Double.init))
    self.init(
      means: Array(repeating: normal.mean, count: data.count),
      variances: Array(repeating: normal.variance, count: data.count))
  }

  /// The answers to some of the inputs.
  func selecting(_ samples: [Int]) -> MixtureParameters {
    MixtureParameters(
      priors: priors.selecting(rows: samples), means: means.selecting(rows: samples),
      variances: variances.selecting(rows: samples), outputs: outputs)
  }

  /// The mixture of each input.
  func mixtures() throws -> [GaussianMixture] { try (0..<priors.rows).map { try mixture(at: $0) } }

  /// The mean negative log-likelihood of the targets of a data set whose inputs were answered, in nats.
  func negativeLogLikelihood(of data: DataSet) throws -> Double {
    -mean(zip(try mixtures(), data.targets.elements).map { $0.logDensity(Double($1)) })
  }
}

extension MixtureDensityNetwork {
  /// An untrained network of the size used in chapters 4 and 5.
  static func untrained() throws -> MixtureDensityNetwork {
    var random = RandomSource(seed: 1)
    return try MixtureDensityNetwork(inputs: 1, hidden: [50, 50], components: 30, outputs: 1, using: &random)
  }
}

func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
