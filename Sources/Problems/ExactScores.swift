/// The mean losses of a problem's exact answers. In expectation they are the *limits* that no model can beat; on a data
/// set they are the scores of a perfect model.
public struct ExactScores: Equatable, Sendable {
  /// The mean squared error of the conditional mean, in squared units of the output; in expectation
  /// E[Var(output | input)].
  public let meanSquaredError: Double
  /// The mean negative log-likelihood of the conditional density, in nats; in expectation the conditional entropy.
  public let negativeLogLikelihood: Double
  /// The mean negative log-likelihood of the Gaussian with the conditional mean and variance, in nats; in expectation
  /// E[½ ln(2πe Var(output | input))], the lowest for models that answer with one Gaussian.
  public let singleGaussian: Double
}
