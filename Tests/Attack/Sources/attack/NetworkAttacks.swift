import Foundation
import LinearAlgebra
import NeuralNetworks
import Probability

private let sizes = [Int.min, -1, 0, 1 << 31, 1 << 44, 1 << 61, .max]

private func layer(_ inputs: Int, _ outputs: Int, biases: Int? = nil) -> LinearLayer {
  var layer = LinearLayer(
    weights: Matrix(rows: outputs, columns: inputs, repeating: 1), biases: Array(repeating: 0, count: outputs))
  layer.biases = Array(repeating: 0, count: biases ?? outputs)
  return layer
}

private func samples() throws -> DataSet { try DataSet(inputs: [1, 2, 3], targets: [3, 2, 1]) }

private func mixtureNetwork() throws -> MixtureDensityNetwork {
  var random = RandomSource(seed: 1)
  return try MixtureDensityNetwork(inputs: 1, hidden: [5], components: 30, outputs: 1, using: &random)
}

private func feedForward() throws -> FeedForwardNetwork {
  var random = RandomSource(seed: 1)
  return try FeedForwardNetwork(inputs: 1, hidden: [5], outputs: 1, activation: .tanh, using: &random)
}

/// What a network's layers may become once it is made.
private let replacements: [(String, @Sendable () -> [LinearLayer])] = [
  ("no layers", { [] }),
  ("one unit", { [layer(1, 1)] }),
  ("a missing bias", { [layer(1, 5), layer(5, 90, biases: 89)] }),
  ("a bias too many", { [layer(1, 5, biases: 6), layer(5, 90)] }),
  ("a gap", { [layer(1, 5), layer(6, 90)] }),
  ("layers the other way round", { [layer(5, 90), layer(1, 5)] }),
  ("an empty first layer", { [layer(1, 0), layer(0, 90)] }),
  ("a layer of no inputs and no outputs", { [layer(1, 5), layer(5, 0), layer(0, 0), layer(0, 90)] }),
  ("a layer of very many inputs and no outputs", { [layer(1 << 44, 0), layer(0, 90)] }),
  (
    "other weights and the same biases",
    {
      var changed = layer(1, 90)
      changed.weights = Matrix(rows: 1000, columns: 1, repeating: 0)
      return [changed]
    }
  ),
]

let networkAttacks: [Attack] = replacements.flatMap { name, layers in
  [
    Attack("training a mixture with \(name)") {
      var network = try mixtureNetwork()
      network.layers = layers()
      _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 3, batchSize: 3)
    },
    Attack("asking a mixture with \(name)") {
      var network = try mixtureNetwork()
      network.layers = layers()
      _ = try network.conditional(at: [1])
    },
    Attack("the likelihood of a mixture with \(name)") {
      var network = try mixtureNetwork()
      network.layers = layers()
      _ = try network.negativeLogLikelihood(of: samples())
    },
    Attack("starting a mixture with \(name)") {
      var network = try mixtureNetwork()
      network.layers = layers()
      try network.startFromDistribution(ofTargetsIn: samples())
    },
    Attack("training a feed-forward network with \(name)") {
      var network = try feedForward()
      network.layers = layers()
      _ = try train(&network, on: samples(), testedOn: samples(), optimiser: Adam(), epochs: 3, batchSize: 3)
    },
    Attack("predicting with \(name)") {
      var network = try feedForward()
      network.layers = layers()
      _ = try network.predict(Matrix(column: [1]))
    },
    Attack("a feed-forward network of \(name)") { _ = try FeedForwardNetwork(layers: layers(), activation: .relu) },
    Attack("a mixture of \(name)") { _ = try MixtureDensityNetwork(layers: layers(), components: 30, outputs: 1) },
    Attack("a file of a mixture with \(name)") {
      var network = try mixtureNetwork()
      network.layers = layers()
      _ = try MixtureDensityNetwork(safetensors: network.safetensors())
    },
    Attack("a file of a feed-forward network with \(name)") {
      var network = try feedForward()
      network.layers = layers()
      _ = try FeedForwardNetwork(safetensors: network.safetensors())
    },
    Attack("a mixture in original units with \(name)") {
      var network = try mixtureNetwork()
      network.layers = layers()
      _ = try network.inOriginalUnits(of: Standardisation(of: samples()))
    },
    Attack("a feed-forward network in original units with \(name)") {
      var network = try feedForward()
      network.layers = layers()
      _ = try network.inOriginalUnits(of: Standardisation(of: samples()))
    },
    Attack("a type of ours with \(name)") {
      var network = Foreign(layers: layers(), loss: .mixture(components: 30), outputs: 1)
      _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 3, batchSize: 3)
    },
  ]
}

/// A network of this package.
private struct Foreign: TrainableNetwork {
  var layers: [LinearLayer]
  var activation = Activation.tanh
  var loss: Loss
  var outputs: Int
}

/// One whose properties are never twice the same.
private final class Fickle: TrainableNetwork, @unchecked Sendable {
  private var asked = 0
  private func next() -> Int {
    asked += 1
    return asked
  }
  var layers: [LinearLayer] {
    get { [layer(1, 3 * next())] }
    set {}
  }
  var activation: Activation { .relu }
  var loss: Loss { .mixture(components: next()) }
  var outputs: Int { next() }
}

let trainingAttacks: [Attack] =
  sizes.flatMap { size in
    [
      Attack("a network of ours with \(size) outputs") {
        var network = Foreign(layers: [layer(1, 1)], loss: .meanSquaredError, outputs: size)
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 1, batchSize: 3)
      },
      Attack("a mixture of ours with \(size) components") {
        var network = Foreign(layers: [layer(1, 3)], loss: .mixture(components: size), outputs: 1)
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 1, batchSize: 3)
      },
      Attack("a mixture of ours with \(size) components and outputs") {
        var network = Foreign(layers: [layer(1, 3)], loss: .mixture(components: size), outputs: size)
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 1, batchSize: 3)
      },
      Attack("a mixture of ours with \(size) outputs and full covariances") {
        var network = Foreign(layers: [layer(1, 6)], loss: .mixture(components: 1, covariance: .full), outputs: size)
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 1, batchSize: 3)
      },
      Attack("a network of \(size) outputs and full covariances") {
        var random = RandomSource(seed: 1)
        _ = try MixtureDensityNetwork(
          inputs: 1, hidden: [], components: 2, outputs: size, covariance: .full, using: &random)
      },
      Attack("the numbers of a covariance in \(size) dimensions") {
        for structure in CovarianceStructure.allCases {
          _ = structure.variances(dimensions: size) &+ structure.coefficients(dimensions: size)
        }
      },
      Attack("schedules of \(size) epochs") {
        for schedule in [
          LearningRateSchedule.cosine(epochs: size), .steps(every: size, decay: 0.5),
          .warmUp(epochs: size, then: .constant),
        ] {
          _ = schedule.factor(after: size)
          var network = try feedForward()
          _ = try train(&network, on: samples(), optimiser: Adam(schedule: schedule), epochs: 2, batchSize: 3)
        }
      },
      Attack("weights of \(size) samples") {
        guard 0...1000 ~= size else { return }
        let data = try samples()
        _ = try DataSet(
          inputs: data.inputs, targets: data.targets, weights: [Float](repeating: 1, count: size))
      },
      Attack("\(size) further epochs from the state of another network") {
        var (network, state) = (try feedForward(), TrainingState())
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 1, batchSize: 3, resuming: &state)
        network.layers = [layer(1, 1)]
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: size, batchSize: 3, resuming: &state)
      },
      Attack("\(size) components of a network of known layers") {
        _ = try MixtureDensityNetwork(layers: [layer(1, 3)], components: size, outputs: size)
      },
      Attack("a network of \(size) units") {
        var random = RandomSource(seed: 1)
        _ = try FeedForwardNetwork(inputs: size, hidden: [size], outputs: size, activation: .relu, using: &random)
      },
      Attack("a mixture of \(size) components") {
        var random = RandomSource(seed: 1)
        _ = try MixtureDensityNetwork(inputs: 1, hidden: [], components: size, outputs: size, using: &random)
      },
      Attack("a layer of \(size) units") {
        var random = RandomSource(seed: 1)
        _ = LinearLayer(inputs: size, outputs: size, using: &random)
      },
      Attack("\(size) epochs") {
        var network = try feedForward()
        // The first record ends it.
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: size, batchSize: 3) { _ in .stop }
      },
      Attack("batches of \(size)") {
        var network = try feedForward()
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 1, batchSize: size)
      },
      Attack("records every \(size)") {
        var network = try feedForward()
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 2, batchSize: 3, recordEvery: size)
      },
      Attack("\(size) threads") {
        var network = try feedForward()
        _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 2, batchSize: 3, threads: size)
      },
      Attack("patience of \(size)") {
        var network = try feedForward()
        _ = try train(
          &network, on: samples(), optimiser: Adam(), epochs: 2, batchSize: 3,
          stopping: EarlyStopping(on: samples(), patience: size))
      },
      Attack("sample \(size) chosen") { _ = try samples().selecting([size + (size == 0 ? 3 : 0)]) },
      Attack("\(size) draws for each input") {
        var random = RandomSource(seed: 1)
        let answers = try mixtureNetwork().parameters(at: Matrix(column: [1, 2]))
        _ = try NeuralNetworks.samples(of: answers, perInput: size, using: &random)
      },
      Attack("the last \(size) set apart") { _ = try samples().splitting(last: size) },
      Attack("the mixture of sample \(size)") {
        _ = try mixtureNetwork().parameters(at: Matrix(column: [1])).mixture(at: size)
      },
    ]
  }
  + [-Double.infinity, -1, 0, 1e-320, 1e300, .infinity, .nan].map { number in
    Attack("Adam with \(number)") {
      for optimiser in [Adam(learningRate: number), Adam(meanDecay: number), Adam(epsilon: number)] {
        var network = try mixtureNetwork()
        _ = try? train(&network, on: samples(), optimiser: optimiser, epochs: 3, batchSize: 2)
        _ = try? network.conditional(at: [1])
      }
    }
  } + [
    Attack("a fickle network") {
      var network = Fickle()
      _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 3, batchSize: 3)
    },
    Attack("samples of no inputs") {
      _ = try DataSet(
        inputs: Matrix(rows: 3, columns: 0, repeating: 0), targets: Matrix(rows: 3, columns: 1, repeating: 0))
    },
    Attack("samples of no targets") {
      _ = try DataSet(
        inputs: Matrix(rows: 3, columns: 1, repeating: 0), targets: Matrix(rows: 3, columns: 0, repeating: 0))
    },
    Attack("very many samples of nothing") {
      _ = try DataSet(
        inputs: Matrix(rows: 1 << 44, columns: 0, repeating: 0),
        targets: Matrix(rows: 1 << 44, columns: 0, repeating: 0))
    },
    Attack("no samples chosen") { _ = try samples().selecting([]) },
    Attack("weights and biases that differ") {
      _ = LinearLayer(weights: Matrix(rows: 2, columns: 2, repeating: 0), biases: [1])
    },
    Attack("inputs too wide") { _ = try mixtureNetwork().conditional(at: [1, 2]) },
    Attack("transforms of other samples than were answered") {
      _ = try mixtureNetwork().parameters(at: Matrix(column: [1])).probabilityIntegralTransforms(of: samples())
    },
    Attack("points of inputs and outputs that differ") {
      _ = try PointScale(of: samples()).points(Matrix(column: [1, 2]), Matrix(column: [1]))
    },
    Attack("points of very many rows and no columns") {
      let (inputs, outputs) = (
        Matrix<Float>(rows: 1 << 44, columns: 0, repeating: 0), Matrix<Double>(rows: 1 << 44, columns: 0, repeating: 0)
      )
      _ = try PointScale(of: samples()).points(inputs, outputs)
    },
    Attack("no inputs") { _ = try mixtureNetwork().conditional(at: [Float]()) },
    Attack("rows of different lengths") { _ = try DataSet(inputs: [[1.0, 2], [3]], targets: [1.0, 2]) },
    Attack("rows of nothing") { _ = try mixtureNetwork().parameters(at: [[Double]]()) },
    Attack("warnings of numbers of all sizes") {
      let numbers: [Double] = [0, 3e38, -3e38, 1e-45, -1e-45]
      for warning in try DataSet(inputs: numbers, targets: numbers.reversed()).warnings { print(warning) }
    },
    Attack("categories that are no numbers") {
      _ = try OneHotEncoding(of: [Double.nan, 1, .nan, .infinity]).encode([.infinity, .nan])
    },
    Attack("standardising numbers of all sizes") {
      let numbers: [Double] = [0, 3e38, -3e38, 1e-45, -1e-45]
      let data = try DataSet(inputs: numbers, targets: numbers)
      _ = try Standardisation(of: data)(data)
      _ = try mixtureNetwork().inOriginalUnits(of: Standardisation(of: data))
    },
    Attack("standardising by other columns") {
      _ = try Standardisation(of: samples())(inputs: Matrix(rows: 1 << 44, columns: 0, repeating: 0))
    },
    Attack("a pool of nothing") { _ = try MixtureParameters(pooling: []) },
    Attack("a pool of different answers") {
      let answers = try mixtureNetwork().parameters(at: [[1.0]])
      _ = try MixtureParameters(pooling: [answers, mixtureNetwork().parameters(at: [[1.0], [2.0]])])
    },
    Attack("the likelihood of other samples than were answered") {
      _ = try mixtureNetwork().parameters(at: Matrix(column: [1])).negativeLogLikelihood(of: samples())
    },
    Attack("a file that is a folder") { _ = try FeedForwardNetwork(contentsOf: URL(filePath: "/")) },
    Attack("a file that never ends") { _ = try FeedForwardNetwork(contentsOf: URL(filePath: "/dev/zero")) },
    Attack("a file elsewhere") {
      guard let elsewhere = URL(string: "https://example.com/network.safetensors") else { return }
      _ = try FeedForwardNetwork(contentsOf: elsewhere)
    },
    Attack("a file in a folder that is none") {
      try feedForward().write(to: URL(filePath: "/dev/null/network.safetensors"))
    },
    Attack("very many inputs of nothing") {
      _ = try feedForward().predict(Matrix(rows: 1 << 44, columns: 0, repeating: 0))
    },
    Attack("no samples predicted") { _ = try feedForward().predict(Matrix(rows: 0, columns: 1, repeating: 0)) },
    Attack("weights that are not numbers") {
      var network = try mixtureNetwork()
      network.layers[1].weights = Matrix(rows: 90, columns: 5, repeating: .nan)
      _ = try train(&network, on: samples(), optimiser: Adam(), epochs: 3, batchSize: 3)
      _ = try network.conditional(at: [1])
    },
  ]
