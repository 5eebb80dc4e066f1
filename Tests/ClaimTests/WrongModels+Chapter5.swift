import LinearAlgebra
import NeuralNetworks
import Probability
import Problems

@testable import chapter5

extension WrongModel {
  static let chapter5: [WrongModel] = feedForward + chosenSeed + scores + draws

  private static let feedForward: [WrongModel] = [
    WrongModel("learns most of what one number can say", refuses: "a constant") {
      try saved(constant)
    },
    WrongModel("learns most of what one number can say", refuses: "an untrained network") {
      var random = RandomSource(seed: 1)
      let network = try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
      return try saved { try network.predict($0.inputs).elements.map(Double.init) }
    },
    WrongModel("the feed-forward network's answer does not lie on the spiral", refuses: "an output that is there") {
      let test = try spiral(seed: 2)
      return shareOnSpiral(test.inputs, Matrix(column: test.targets.elements.map(Double.init)))
    },
  ]

  private static let chosenSeed: [WrongModel] =
    [
      WrongModel("training from the usual start loses a part of the spiral", refuses: "the exact density") {
        0  // It exceeds itself by nothing.
      },
      WrongModel("more components take part after training", refuses: "components of equal shares") {
        // None of thirty has more than 0.05.
        Double(0 - (try componentsUsed(by: LostTurn.network(), at: spiral(seed: 2).inputs, above: 0.05)))
      },
    ]
    + several(
      "training from the spread start loses no part of the spiral",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained, .lostTurn], measure: worstExcess)

  private static let scores: [WrongModel] =
    several(
      "comes near the exact density of the spiral",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained, .lostTurn]
    ) { try $0.excess(on: spiral(seed: 2), of: Spiral.self) }
    + several(
      "scores better than the Gaussian with the exact mean",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained]
    ) { try $0.gain(over: .oneGaussian, on: spiral(seed: 2), of: Spiral.self) }
    + several(
      "From the spread start the network loses no part of the spiral",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained, .lostTurn], measure: worstExcess)
    + [
      // The exact density exceeds itself by nothing on any points.
      WrongModel("The mixture density network overfits the spiral", refuses: "the exact density") { 0 },
      WrongModel("misses the exact density of the spiral by about", refuses: "the exact density") { 0 },
    ]
    + several(
      "misses the exact density of the spiral by about",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained, .lostTurn]
    ) { try $0.excess(on: spiral(seed: 1), of: Spiral.self) }

  private static let draws: [WrongModel] =
    several(
      "The network's samples lie where the spiral is",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained, .lostTurn]
    ) {
      let test = try spiral(seed: 2)
      var random = RandomSource(seed: 3)
      let answers = try $0.answers(to: test, of: Spiral.self)
      return shareOnSpiral(test.inputs, try samples(of: answers, perInput: 2, using: &random))
    }
    + [
      WrongModel("The network's samples lie where the spiral is", refuses: "outputs drawn without regard to the input")
      {
        let test = try spiral(seed: 2)
        var random = RandomSource(seed: 3)
        let outputs = random.permutation(of: test.count).map { Double(test.targets[$0, 0]) }
        return shareOnSpiral(test.inputs, Matrix(column: outputs))
      }
    ]
    + several(
      "The means of the six leading components follow",
      refuses: [MixtureModel.constant, .oneGaussian, .untrained, .lostTurn]
    ) {
      let test = try spiral(seed: 2)
      let answers = try $0.answers(to: test, of: Spiral.self)
      return shareNearMeans(answers, of: leadingComponents(answers, 6), above: 0.1, test)
    }
}

/// Points of the spiral in the order of the angle.
private func spiral(seed: UInt64) throws -> DataSet {
  var random = RandomSource(seed: seed)
  return try Spiral.sample(2000, using: &random)
}

/// The mean of the training data for each input of a data set.
private func constant(_ data: DataSet) throws -> [Double] {
  let centre = mean(try spiral(seed: 1).targets.elements.map(Double.init))
  return Array(repeating: centre, count: data.count)
}

/// What answers save in squared error compared with the constant, as a share of what the exact conditional mean saves.
private func saved(_ answers: (DataSet) throws -> [Double]) throws -> Double {
  let test = try spiral(seed: 2)
  func error(_ answers: [Double]) -> Double {
    mean(zip(answers, test.targets.elements).map { ($0 - Double($1)) * ($0 - Double($1)) })
  }
  let error = (constant: error(try constant(test)), answers: error(try answers(test)))
  return (error.constant - error.answers) / (error.constant - (try Spiral.scores(on: test).meanSquaredError))
}

/// The negative log-likelihood of a model on the worst quarter turn, less that of the exact density, in nats.
@Sendable private func worstExcess(_ model: MixtureModel) throws -> Double {
  let test = try spiral(seed: 2)
  let (turns, answers) = (try QuarterTurns(of: test), try model.answers(to: test, of: Spiral.self))
  return try turns.parts.indices.map { turn in
    let part = turns.parts[turn]
    let there = answers.selecting(Array(turn * part.count..<(turn + 1) * part.count))
    return try there.negativeLogLikelihood(of: part) - turns.exact[turn]
  }.max() ?? .nan
}
