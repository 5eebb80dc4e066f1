import LinearAlgebra
import NeuralNetworks
import Probability

// excerpt: recipe
/// How a network is made of data: standardised, trained, and brought back to their units.
struct Recipe {
  var components: Int
  var noise = 0.2
  var epochs = 200

  func trained(
    on data: DataSet, testedOn test: DataSet? = nil, using random: inout RandomSource
  ) throws -> TrainedNetwork {
    let scale = try Standardisation(of: data)
    let pairs = try scale(data)
    var network = try MixtureDensityNetwork(
      inputs: 1, hidden: [10], components: components, outputs: 1, activation: .tanh,
      using: &random)
    try network.startFromDistribution(ofTargetsIn: pairs)
    let history = try train(
      &network, on: pairs, testedOn: try test.map { try scale($0) },
      optimiser: Adam(learningRate: 0.03, schedule: .cosine(epochs: epochs)),
      epochs: epochs,
      batchSize: data.count,
      noise: TrainingNoise(inputs: noise, seed: random.next()), recordEvery: 10,
      threads: 1)
    return TrainedNetwork(
      network: try network.inOriginalUnits(of: scale), standardised: network,
      scale: scale,
      history: history)
  }
}
// end: recipe

/// A network that answers in the units of its data, and how it was trained on the standardised ones.
struct TrainedNetwork {
  let network: MixtureDensityNetwork
  /// The network as it was trained, on standardised data.
  let standardised: MixtureDensityNetwork
  let scale: Standardisation
  /// The losses on standardised data.
  let history: TrainingHistory

  /// The network as a model.
  var model: Model { { try mixtures(network.parameters(at: $0)) } }
}

// excerpt: pooled
/// Several networks of one recipe, whose answers are averaged.
func pooledModel(
  _ members: Int, of recipe: Recipe, _ data: DataSet, using random: inout RandomSource
) throws -> Model {
  let networks = try (0..<members).map { _ in
    try recipe.trained(on: data, using: &random).network
  }
  return { inputs in
    try mixtures(
      MixtureParameters(pooling: networks.map { try $0.parameters(at: inputs) }))
  }
}
// end: pooled

/// The mixture of each input.
func mixtures(_ answers: MixtureParameters) throws -> [GaussianMixture] {
  try (0..<answers.priors.rows).map { try answers.mixture(at: $0) }
}
