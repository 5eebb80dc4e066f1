import LinearAlgebra
import NeuralNetworks
import Probability
import Problems
import Workbook

// What the chapter measures of training runs and of answers.

/// The first recorded epoch after which the test loss is below a level; the last one where there is none.
func firstEpoch(_ history: TrainingHistory, below level: Double) -> Int {
  let record = history.testLosses.firstIndex { $0 < level } ?? history.epochs.count - 1
  return history.epochs[record]
}

/// The test losses recorded up to an epoch.
func testLosses(_ history: TrainingHistory, upTo epoch: Int) -> [Double] {
  zip(history.epochs, history.testLosses).prefix { $0.0 <= epoch }.map(\.1)
}

private let style = NumberStyle.decimals(3)

/// A mean loss, and in brackets how much that is above what the exact density scores on the same points.
func score(_ loss: Double, exact: Double) -> String {
  "\(style.text(loss)) (\(style.text(loss - exact)))"
}

/// A model on the way from the squared error to many components.
struct Rung {
  private let name: String
  private let testNLL: Double
  private let least: Double?

  /// A model with its loss on the test data and the least that can be expected of its kind, where that is known.
  init(_ name: String, _ testNLL: Double, least: Double? = nil) {
    (self.name, self.testNLL, self.least) = (name, testNLL, least)
  }

  /// The cells of its row in the table.
  func cells(exact: Double) -> [TableCell] {
    [
      .text(name), .number(testNLL, style), .number(testNLL - exact, style),
      least.map { .number($0, style) } ?? "",
    ]
  }
}

/// The mixtures that a network answers with to the inputs of a data set.
func mixtures(_ network: MixtureDensityNetwork, _ data: DataSet) throws
  -> [GaussianMixture]
{
  let answers = try network.parameters(at: data.inputs)
  return try (0..<data.count).map { try answers.mixture(at: $0) }
}

extension MixtureParameters {
  /// The smallest variance of a component at any of the inputs, and its mixing coefficient there.
  var narrowestComponent: (variance: Double, prior: Double) {
    let pairs = zip(variances.elements, priors.elements)
    return pairs.reduce((.infinity, .nan)) { $1.0 < $0.0 ? ($1.0, $1.1) : $0 }
  }
}

/// The share of targets at most 1 away from one of the most probable means of their input.
func shareNearMeans(
  _ answers: MixtureParameters, _ data: DataSet, mostProbable count: Int
) -> Double {
  let near = (0..<data.count).count { row in
    let priors = Array(answers.priors.row(row))
    let likely = priors.indices.sorted { priors[$0] > priors[$1] }.prefix(count)
    return likely.contains {
      abs(answers.means[row, $0] - Double(data.targets[row, 0])) <= 1
    }
  }
  return Double(near) / Double(data.count)
}

/// The share of outputs, a row for each input, within the range of the data at which the wave read backwards passes the input
/// at most three standard deviations of its noise away.
func shareOnWave(_ inputs: Matrix<Float>, _ outputs: Matrix<Double>) -> Double {
  let hits = (0..<inputs.rows).reduce(0) { sum, row in
    sum
      + outputs.row(row).count {
        Wave.inputs.contains($0) && abs(Double(inputs[row, 0]) - Wave.mean($0)) <= 3
      }
  }
  return Double(hits) / Double(outputs.elements.count)
}

/// What answers of one number each cost on a data set, in four ways.
struct PointScores {
  /// The mean square of the distance from the target.
  let squaredError: Double
  /// The mean distance from the target.
  let absoluteError: Double
  /// The share of targets at most `window` away.
  let hits: Double
  /// The mean exact density at the answer.
  let density: Double

  /// Their cells in the table.
  var cells: [TableCell] {
    [
      .number(squaredError, .decimals(1)), .number(absoluteError, .decimals(2)),
      .number(hits, style), .number(density, style),
    ]
  }

  init(_ answers: [Double], on data: DataSet, window: Double) {
    let count = Double(data.count)
    let errors = zip(answers, data.targets.elements).map { $0 - Double($1) }
    squaredError = errors.reduce(0) { $0 + $1 * $1 } / count
    absoluteError = errors.reduce(0) { $0 + abs($1) } / count
    hits = Double(errors.count { abs($0) <= window }) / count
    density =
      zip(data.inputs.elements, answers)
      .reduce(0) { $0 + InverseWave.density(given: Double($1.0))($1.1) } / count
  }
}

/// A density of the output given the input, at each of some outputs.
typealias ConditionalDensity =
  @Sendable (_ input: Double, _ outputs: [Double]) throws -> [Double]

/// What a network answers.
func density(of network: MixtureDensityNetwork) -> ConditionalDensity {
  { try network.conditional(at: [Float($0)]).densities(at: $1) }
}

/// The exact density of the inverse problem.
let exactDensity: ConditionalDensity = { $1.map(InverseWave.density(given: $0)) }

/// ½ ∫ |p − q| dy at each of some inputs: from 0, for equal densities, to 1, for such as are nowhere positive together.
func distances(
  _ p: ConditionalDensity, _ q: ConditionalDensity, at inputs: [Double]
) throws -> [Double] {
  let step = 0.05
  let outputs = grid(-40...40, 1601)
  return try inputs.map { input in
    let pairs = zip(try p(input, outputs), try q(input, outputs))
    return pairs.reduce(0) { $0 + abs($1.0 - $1.1) } * step / 2
  }
}

/// The distances between the answers of two networks, and of the first from the exact density, at each of some inputs.
struct Disagreement {
  let inputs: [Double]
  let betweenNetworks: [Double]
  let fromTruth: [Double]

  init(
    _ network: MixtureDensityNetwork, _ other: MixtureDensityNetwork, at inputs: [Double]
  ) throws {
    self.inputs = inputs
    betweenNetworks = try distances(density(of: network), density(of: other), at: inputs)
    fromTruth = try distances(density(of: network), exactDensity, at: inputs)
  }

  /// The mean of some of the distances over the inputs whose absolute values lie in a range.
  func mean(
    _ distances: KeyPath<Disagreement, [Double]>, in range: ClosedRange<Double>
  ) -> Double {
    average(
      zip(inputs, self[keyPath: distances]).filter { range.contains(abs($0.0)) }.map(\.1))
  }
}

func average(_ numbers: [Double]) -> Double {
  numbers.reduce(0, +) / Double(numbers.count)
}
