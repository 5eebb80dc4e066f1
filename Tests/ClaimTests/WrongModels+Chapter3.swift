import LinearAlgebra
import NeuralNetworks

@testable import chapter3

extension WrongModel {
  static let chapter3: [WrongModel] = direct + hiddenUnits + inverse + plausible

  private static let direct: [WrongModel] =
    several("ends less than 0.25 above that of $f$", refuses: [PointModel.constant, .line, .untrained]) {
      let problem = try PointProblem.direct()
      let parts = try problem.parts(of: $0, on: problem.test)
      return parts.error - parts.best
    }
    + several("root mean square distance from $f$", refuses: [PointModel.constant, .line, .untrained]) {
      let problem = try PointProblem.direct()
      return try problem.parts(of: $0, on: problem.test).distance.squareRoot()
    }
    + [
      WrongModel("Adam's first step moves each", refuses: "plain descent with the same learning rate") {
        let unit = OneUnit(parameters: [0.5, -0.4, 1.5, 0.2])
        let moved = unit.descended(2, 3, learningRate: 0.1)
        return zip(moved.parameters, unit.parameters).map { abs(abs($0 - $1) - 0.1) }.max() ?? .nan
      },
      WrongModel("On the direct test data the cross term is zero", refuses: "answers that know half of the noise") {
        let problem = try PointProblem.direct()
        let parts = problem.partsOfHalfTheNoise(on: problem.test)
        return abs(parts.crossTerm / parts.crossTermError)
      },
      WrongModel("On the data that the direct network has learnt from", refuses: "the wave itself") {
        let problem = try PointProblem.direct()
        return try problem.parts(of: .best, on: problem.training).crossTerm
      },
      WrongModel("At the learning rate 0.01 the training loss", refuses: "the learning rate 0.1") {
        let problem = try PointProblem.direct()
        let study = SettingStudy(
          start: try problem.untrained(), data: problem.training, test: problem.test, epochs: 600)
        return Double(try study(learningRate: 0.1, isStandardised: true).leaps)
      },
    ]
    + several("the learning rate 0.01 than with neither", refuses: [PointModel.untrained, .line]) {
      // The network that it is compared with ends well within half a unit of f for every seed of the study: the ratio is
      // greater still.
      let problem = try PointProblem.direct()
      return try problem.parts(of: $0, on: problem.test).distance / (0.5 * 0.5)
    }

  private static let hiddenUnits: [WrongModel] = [
    WrongModel("the sum of the first ten units moves less", refuses: "units so flat that they are lines") {
      let units = try UnitSums(of: steps(weight: 0.001))
      let beyond = units.places[19]
      return units.movement(ofFirst: 10, beyond: beyond) / units.movement(ofFirst: 40, beyond: beyond)
    },
    WrongModel("Before training, more than 6 of the 40 steps", refuses: "steps spread like the inputs") {
      Double(try UnitSums(of: steps(weight: 1)).places.count { abs($0) < 1 })
    },
  ]

  private static let inverse: [WrongModel] =
    [
      WrongModel("When the inverse problem is trained to the end", refuses: "a training that has just begun") {
        let problem = try PointProblem.inverse()
        var network = try problem.untrained()
        let history = try train(
          &network, on: problem.training, testedOn: problem.test, optimiser: Adam(learningRate: 1e-3), epochs: 20,
          batchSize: 1500)
        let turn = TurningPoint(in: history)
        return min(turn.fall, turn.rise)
      },
      WrongModel("On the inverse test data the cross term", refuses: "answers that know half of the noise") {
        let problem = try PointProblem.inverse()
        let parts = problem.partsOfHalfTheNoise(on: problem.test)
        return abs(parts.crossTerm / parts.crossTermError)
      },
    ]
    + several("Trained to the end on the inverse problem", refuses: [PointModel.best, .constant, .line, .untrained]) {
      let problem = try PointProblem.inverse()
      let parts = try problem.parts(of: $0, on: problem.training)
      return parts.error - parts.best
    }
    + several(
      "the network stopped early is nearer to the conditional mean", refuses: [PointModel.constant, .untrained]
    ) {
      // The network trained to the end is nearer than the line is, as another claim has it: the ratio is greater still.
      try distanceOverLine(of: $0)
    }
    + several("nearer to the conditional mean than the least-squares line", refuses: [PointModel.line, .constant]) {
      try distanceOverLine(of: $0)
    }

  private static let plausible: [WrongModel] =
    [
      WrongModel("the density at the answer of the network trained to the end", refuses: "an answer at a peak") {
        let plausibility = Plausibility(given: 4)
        let peak = plausibility.places.max { plausibility($0) < plausibility($1) }
        return plausibility(peak ?? .nan)
      },
      WrongModel("two thirds of the network's answers lie where", refuses: "the true outputs") {
        let problem = try PointProblem.inverse()
        return shareInVoid(problem.test.targets.elements.map(Double.init), problem)
      },
      WrongModel("two thirds of the network's answers lie where", refuses: "a constant") {
        let problem = try PointProblem.inverse()
        return shareInVoid(try problem.answers(of: .constant, on: problem.test), problem)
      },
      WrongModel("a twentieth of the true outputs lie where", refuses: "the exact conditional mean") {
        let problem = try PointProblem.inverse()
        return shareInVoid(try problem.answers(of: .best, on: problem.test), problem)
      },
    ]
}

/// A network of 40 units of one weight whose steps lie evenly over the inputs.
private func steps(weight: Float) throws -> FeedForwardNetwork {
  let places = (0..<40).map { -15 + 30 * (Float($0) + 0.5) / 40 }
  return try FeedForwardNetwork(
    layers: [
      LinearLayer(weights: Matrix(rows: 40, columns: 1, repeating: weight), biases: places.map { -weight * $0 }),
      LinearLayer(weights: Matrix(rows: 1, columns: 40, repeating: 1), biases: [0]),
    ], activation: .tanh)
}

/// The mean squared distance of a model from the conditional mean in the inverse problem, over that of the line.
private func distanceOverLine(of model: PointModel) throws -> Double {
  let problem = try PointProblem.inverse()
  return try problem.parts(of: model, on: problem.test).distance
    / distanceOfLine(
      through: problem.training, on: problem.test, best: problem.answers(of: .best, on: problem.test))
}

/// The share of outputs that lie where the density is below a twentieth of its peak, at the test inputs between −6 and 6.
private func shareInVoid(_ outputs: [Double], _ problem: PointProblem) -> Double {
  let shares = zip(problem.test.inputs.elements, outputs).filter { abs($0.0) < 6 }
    .map { Plausibility(given: Double($0))($1) }
  return Double(shares.count { $0 < 0.05 }) / Double(shares.count)
}
