import ElementaryFunctions
import NeuralNetworks
import Preconditions
import Probability

/// A joint distribution of one input and one output whose density is known, so that we can say what the best answers are
/// and how well they do.
public protocol KnownDistribution {
  /// The joint density p(input, output).
  static func jointDensity(_ input: Double, _ output: Double) -> Double

  /// The density p(input), and the mean and variance of the output given that input; NaN where no input can lie.
  static func moments(given input: Double) -> ConditionalMoments

  /// What no model does better than in expectation.
  static var limits: ExactScores { get }
}

/// An input's density, and the mean and variance of the output given the input.
public struct ConditionalMoments: Equatable, Sendable {
  /// p(input)
  public let inputDensity: Double
  /// E[output | input]
  public let mean: Double
  /// Var(output | input)
  public let variance: Double

  /// The moments from the integrals ∫ p dy, ∫ y p dy and ∫ y² p dy of the joint density p along the output y.
  init(_ total: Double, _ first: Double, _ second: Double) {
    inputDensity = total
    mean = first / total
    variance = second / total - mean * mean
  }
}

extension KnownDistribution {
  /// The conditional density p(output | input) for one input, as a function of the output.
  public static func density(given input: Double) -> (_ output: Double) -> Double {
    let inputDensity = moments(given: input).inputDensity
    return { jointDensity(input, $0) / inputDensity }
  }

  /// The mean of the output given the input.
  public static func mean(given input: Double) -> Double { moments(given: input).mean }

  /// The variance of the output given the input.
  public static func variance(given input: Double) -> Double { moments(given: input).variance }

  /// How the exact answers score on a data set of one input and one target: luck that no model is to blame for.
  ///
  /// The negative log-likelihood is infinite where a target cannot occur.
  ///
  /// - Throws: `ProbabilityError` where an input cannot occur.
  public static func scores(on data: DataSet) throws(ProbabilityError) -> ExactScores {
    require(
      data.inputs.columns == 1 && data.targets.columns == 1,
      "one input and one target expected, got \(data.inputs.columns) and \(data.targets.columns)")
    var (error, exact, gaussian) = (0.0, 0.0, 0.0)
    for (input, target) in zip(data.inputs.elements, data.targets.elements) {
      let (x, y) = (Double(input), Double(target))
      let moments = moments(given: x)
      error += (y - moments.mean) * (y - moments.mean)
      exact -= Double.log(jointDensity(x, y) / moments.inputDensity)
      gaussian -= try Normal(mean: moments.mean, variance: moments.variance).logDensity(y)
    }
    let count = Double(data.count)
    return ExactScores(
      meanSquaredError: error / count, negativeLogLikelihood: exact / count, singleGaussian: gaussian / count)
  }
}
