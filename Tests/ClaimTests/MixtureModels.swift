import NeuralNetworks
import Problems

/// Simple models that answer each input with a density.
enum MixtureModel: String {
  case constant = "one Gaussian for all inputs"
  case constantWidth = "Gaussians of one width about the exact mean"
  case oneGaussian = "one Gaussian with the exact mean and variance"
  case untrained = "an untrained network"
  case lostTurn = "the network of the lost turn"

  /// The model's answers to the inputs of a data set with a known distribution.
  func answers(to data: DataSet, of distribution: (some KnownDistribution).Type) throws -> MixtureParameters {
    switch self {
    case .constant: try MixtureParameters(constantFor: data)
    case .constantWidth:
      MixtureParameters(
        means: data.inputs.elements.map { distribution.mean(given: Double($0)) },
        variances: Array(repeating: distribution.limits.meanSquaredError, count: data.count))
    case .oneGaussian: MixtureParameters(oneGaussianOf: distribution, at: data)
    case .untrained: try MixtureDensityNetwork.untrained().parameters(at: data.inputs)
    case .lostTurn: try LostTurn.network().parameters(at: data.inputs)
    }
  }

  /// The mean negative log-likelihood of the answers, less that of the exact density, in nats.
  func excess(on data: DataSet, of distribution: (some KnownDistribution).Type) throws -> Double {
    try answers(to: data, of: distribution).negativeLogLikelihood(of: data)
      - distribution.scores(on: data).negativeLogLikelihood
  }

  /// By how much the negative log-likelihood of the answers is below that of another model, in nats.
  func gain(
    over other: MixtureModel, on data: DataSet, of distribution: (some KnownDistribution).Type
  ) throws -> Double {
    try other.excess(on: data, of: distribution) - excess(on: data, of: distribution)
  }
}
