import LinearAlgebra
import Probability

/// The mixtures that a network predicts for several inputs, one row per input. All numbers are finite.
public struct MixtureParameters: Equatable, Sendable {
  /// The priors π, `[samples, components]`; each row sums to 1.
  public let priors: Matrix<Double>
  /// The means μ, `[samples, components · outputs]`: that of component k and output d is in column k·D + d.
  public let means: Matrix<Double>
  /// The variances σ², `[samples, components]`.
  public let variances: Matrix<Double>
  /// The number D of outputs, which is the number of dimensions of each mixture.
  public let outputs: Int

  /// The mixture of one sample.
  ///
  /// - Parameter sample: the row, from 0 up to but not including the number of samples; any other stops the program
  ///   with a message.
  /// - Returns: the mixture, in D dimensions.
  /// - Throws: `ProbabilityError` if the parameters describe no mixture; those of a network do.
  public func mixture(at sample: Int) throws(ProbabilityError) -> GaussianMixture {
    try GaussianMixture(
      priors: Array(priors.row(sample)),
      means: Matrix(
        rows: priors.columns, columns: outputs, elements: Array(means.row(sample))),
      variances: Array(variances.row(sample)))
  }
}
