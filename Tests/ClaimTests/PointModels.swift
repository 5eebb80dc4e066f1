import LeastSquares
import LinearAlgebra
import NeuralNetworks
import Probability
import Problems

@testable import chapter3

/// Simple models that answer each input with one number.
enum PointModel: String {
  case constant = "a constant"
  case line = "the least-squares line"
  case untrained = "an untrained network"
  case best = "the exact conditional mean"
}

/// The wave of chapter 3, in one direction.
struct PointProblem {
  let training: DataSet
  let test: DataSet
  /// The conditional means at the inputs of a data set.
  private let best: (DataSet) -> [Double]

  private init(isInverse: Bool) throws {
    var random = RandomSource(seed: 1)
    let (training, test) = (try Wave.sample(2000, using: &random), try Wave.sample(2000, using: &random))
    self.training = isInverse ? training.inverted : training
    self.test = isInverse ? test.inverted : test
    best = isInverse ? { conditionalMeans($0) } : { curve($0) }
  }

  static func direct() throws -> PointProblem { try PointProblem(isInverse: false) }
  static func inverse() throws -> PointProblem { try PointProblem(isInverse: true) }

  /// An untrained network of the chapter's size.
  func untrained() throws -> FeedForwardNetwork {
    var random = RandomSource(seed: 1)
    return try FeedForwardNetwork(inputs: 1, hidden: [40], outputs: 1, activation: .tanh, using: &random)
  }

  /// The answers of a model that knows the training data to the inputs of a data set.
  func answers(of model: PointModel, on data: DataSet) throws -> [Double] {
    let inputs = data.inputs.elements.map(Double.init)
    let targets = training.targets.elements.map(Double.init)
    switch model {
    case .constant: return inputs.map { _ in mean(targets) }
    case .line:
      let line = try LeastSquares.orthogonal(Matrix.line(training.inputs.elements.map(Double.init)), targets)
      return inputs.map { line[0] + line[1] * $0 }
    case .untrained: return try untrained().predict(data.inputs).elements.map(Double.init)
    case .best: return best(data)
    }
  }

  /// The parts of the error of a model on a data set.
  func parts(of model: PointModel, on data: DataSet) throws -> ErrorParts {
    parts(of: try answers(of: model, on: data), on: data)
  }

  /// The parts of the error of answers that know half the noise.
  func partsOfHalfTheNoise(on data: DataSet) -> ErrorParts {
    let targets = data.targets.elements.map(Double.init)
    return parts(of: zip(best(data), targets).map { ($0 + $1) / 2 }, on: data)
  }

  private func parts(of answers: [Double], on data: DataSet) -> ErrorParts {
    ErrorParts(answers: answers, targets: data.targets.elements.map(Double.init), best: best(data))
  }
}
