import ElementaryFunctions
import NeuralNetworks
import Preconditions
import Probability

/// A joint distribution of one input and one output whose density is known, and with it the best possible answers and
/// their scores.
public protocol KnownDistribution {
  /// The joint density p(input, output), per unit of input and output.
  static func jointDensity(_ input: Double, _ output: Double) -> Double

  /// The density p(input), and the mean and variance of the output given that input; NaN where the input cannot occur.
  static func moments(given input: Double) -> ConditionalMoments

  /// The scores that no model beats in expectation.
  static var limits: ExactScores { get }
}

/// The density of an input, and the mean and variance of the output given that input.
public struct ConditionalMoments: Equatable, Sendable {
  /// p(input), per unit of the input.
  public let inputDensity: Double
  /// E[output | input], in units of the output.
  public let mean: Double
  /// Var(output | input), in squared units of the output.
  public let variance: Double

  /// The moments from the integrals ∫ p dy, ∫ y p dy and ∫ y² p dy of the joint density p along the output y.
  init(_ total: Double, _ first: Double, _ second: Double) {
    inputDensity = total
    mean = first / total
    variance = second / total - mean * mean
  }
}

extension KnownDistribution {
  /// The conditional density p(output | input) = p(input, output)/p(input) for one input, as a function of the output;
  /// NaN where the input cannot occur.
  public static func density(given input: Double) -> (_ output: Double) -> Double {
    let inputDensity = moments(given: input).inputDensity
    return { jointDensity(input, $0) / inputDensity }
  }

  /// The mean E[output | input]; NaN where the input cannot occur.
  public static func mean(given input: Double) -> Double { moments(given: input).mean }

  /// The variance Var(output | input); NaN where the input cannot occur.
  public static func variance(given input: Double) -> Double { moments(given: input).variance }

  /// The scores of the exact answers on a data set. They differ from ``limits`` only because the data set is finite.
  ///
  /// - Parameter data: the samples, inputs and targets `[samples, 1]`; more columns stop the program.
  /// - Returns: the scores. The negative log-likelihood is infinite if a target cannot occur, or so seldom that its
  ///   joint density underflows.
  /// - Throws: `ProbabilityError` if an input cannot occur.
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
