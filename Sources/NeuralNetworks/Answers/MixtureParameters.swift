import ElementaryFunctions
import LinearAlgebra
import Probability

/// The mixtures that a network predicts for several inputs, one row per input. All numbers are finite.
public struct MixtureParameters: Equatable, Sendable {
  /// The priors π, `[samples, components]`; each row sums to 1.
  public let priors: Matrix<Double>
  /// The means μ, `[samples, components · outputs]`: that of component k and output d is in column k·D + d.
  public let means: Matrix<Double>
  /// The variances: `[samples, components]` if the covariances are isotropic, else `[samples, components · outputs]` in the
  /// order of the means. If they are full, each is what a dimension keeps for itself when it is predicted from those before
  /// it (``coefficients``).
  public let variances: Matrix<Double>
  /// If the covariances are full, the coefficients φᵢⱼ with which dimension i of a component is predicted from the earlier
  /// dimension j, `[samples, components · D(D − 1)/2]`: for each component φ₁₀, φ₂₀, φ₂₁, …. Else there are no columns.
  public let coefficients: Matrix<Double>
  /// The number D of outputs, which is the number of dimensions of each mixture.
  public let outputs: Int
  /// The structure of the components' covariances.
  public let covariance: CovarianceStructure

  /// Parameters of isotropic mixtures or, with `covariance` and what it needs, of others.
  init(
    priors: Matrix<Double>, means: Matrix<Double>, variances: Matrix<Double>, coefficients: Matrix<Double>? = nil,
    outputs: Int, covariance: CovarianceStructure = .isotropic
  ) {
    self.priors = priors
    self.means = means
    self.variances = variances
    self.coefficients = coefficients ?? Matrix(rows: priors.rows, columns: 0, repeating: 0)
    self.outputs = outputs
    self.covariance = covariance
  }

  /// The number of inputs that were answered.
  public var count: Int { priors.rows }
  /// The number K of components of each mixture.
  public var components: Int { priors.columns }

  /// The mixture of one sample.
  ///
  /// - Parameter sample: the row, from 0 up to but not including the number of samples; any other stops the program
  ///   with a message.
  /// - Returns: the mixture, in D dimensions.
  /// - Throws: `ProbabilityError` if the parameters describe no mixture, which may happen where numbers of a network are so
  ///   large that a full covariance overflows.
  public func mixture(at sample: Int) throws(ProbabilityError) -> GaussianMixture {
    let priors = Array(priors.row(sample))
    let means = Matrix(rows: components, columns: outputs, elements: Array(means.row(sample)))
    let variances = Array(variances.row(sample))
    switch covariance {
    case .isotropic:
      return try GaussianMixture(priors: priors, means: means, variances: variances)
    case .diagonal:
      let variances = Matrix(rows: components, columns: outputs, elements: variances)
      return try GaussianMixture(priors: priors, means: means, variances: variances)
    case .full:
      let factors = (0..<components).map { factor(ofComponent: $0, at: sample) }
      return try GaussianMixture(priors: priors, means: means, factors: factors)
    }
  }

  /// The Cholesky factor L = T⁻¹ diag(√v) of a component's full covariance, from the chain of regressions Tr = ε with
  /// Var εᵢ = vᵢ: T has ones on its diagonal and −φᵢⱼ below it, so row i of its inverse is Σ_{j<i} φᵢⱼ times row j, and a one.
  private func factor(ofComponent k: Int, at sample: Int) -> Matrix<Double> {
    let pairs = covariance.coefficients(dimensions: outputs)
    var inverse = Matrix<Double>(rows: outputs, columns: outputs, repeating: 0)
    for i in 0..<outputs {
      inverse[i, i] = 1
      for j in 0..<i {
        let φ = coefficients[sample, k * pairs + i * (i - 1) / 2 + j]
        for column in 0...j { inverse[i, column] += φ * inverse[j, column] }
      }
    }
    return Matrix(rows: outputs, columns: outputs) { i, j in
      inverse[i, j] * variances[sample, k * outputs + j].squareRoot()
    }
  }
}
