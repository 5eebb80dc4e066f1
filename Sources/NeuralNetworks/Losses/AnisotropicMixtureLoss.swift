import ElementaryFunctions
import Probability

/// The negative log-likelihoods −ln Σₖ πₖ N(y; μₖ, Σₖ) of sixteen samples under mixtures of Gaussians with diagonal or
/// full covariances, and their gradient with respect to the outputs of the network that describe them.
///
/// A component is a chain of regressions, each dimension on those before it (M. Pourahmadi, "Joint mean-covariance models
/// with applications to longitudinal data", 1999): with the residuals r = y − μ,
///
///     rᵢ = Σ_{j<i} φᵢⱼ rⱼ + εᵢ,   εᵢ ~ N(0, eˢⁱ),   so   Tr = ε,   TΣTᵀ = diag(eˢ)
///
/// where T has ones on its diagonal and −φᵢⱼ below it. Every value of the log-variances s and the coefficients φ makes a
/// positive definite Σ with the determinant exp Σᵢ sᵢ. Its Cholesky factor is L = T⁻¹ diag(e^{s/2}), but here it is not
/// needed: with zᵢ = e^{−sᵢ/2} (rᵢ − Σ_{j<i} φᵢⱼ rⱼ) the density is a product,
///
///     −ln N(y; μ, Σ) = ½ Σᵢ (zᵢ² + sᵢ + ln 2π).
///
/// Without coefficients Σ is diagonal. The gradient follows by the chain rule, with the responsibility γ of the component
/// and vᵢ = γ e^{−sᵢ/2} zᵢ:
///
///     ∂E/∂sᵢ = ½γ(1 − zᵢ²),   ∂E/∂μⱼ = −(vⱼ − Σ_{i>j} φᵢⱼ vᵢ),   ∂E/∂φᵢⱼ = −vᵢ rⱼ.
///
/// The outputs, each a row of 128 samples, are K logits; K·D means, that of component k and dimension d in row K + k·D + d;
/// K·D log-variances in the same order; and if the covariances are full K·D(D − 1)/2 coefficients, for each component
/// φ₁₀, φ₂₀, φ₂₁, φ₃₀, …, counting dimensions from 0. Log-variances are bounded as in ``mixtureLosses``, and |z| counts as at
/// most 10¹⁵, so that where a component is responsible for no sample, 0 · ∞ does not make the gradient NaN.
///
/// The gradient, also one row per output, is multiplied by a scale; without a scale it is not computed. Outputs and
/// gradient are overwritten either way.
func anisotropicMixtureLosses(
  _ outputs: UnsafeMutablePointer<Float>, _ targets: UnsafePointer<Float>, components: Int, dimensions: Int,
  covariance: CovarianceStructure,
  gradient: UnsafeMutablePointer<Float>, scale: Vector?
) -> Vector {
  let pairs = covariance.coefficients(dimensions: dimensions)
  let rows = (
    means: components, logVariances: components * (1 + dimensions), coefficients: components * (1 + 2 * dimensions)
  )
  // What the second loop needs is kept in memory whose own content is no longer needed, or not yet written.
  let inverseDeviations = outputs + rows.logVariances * tileSize
  let standardised = gradient + rows.logVariances * tileSize

  // ln πₖ N(y; μₖ, Σₖ) = aₖ − ½ Σᵢ (zᵢ² + sᵢ), up to terms shared by all components.
  var largestLogit = Vector(repeating: -.infinity)
  var largestLogJoint = Vector(repeating: -.infinity)
  for k in 0..<components {
    let component = Component(k, outputs, targets, dimensions: dimensions, pairs: pairs, rows.means, rows.coefficients)
    var twice = Vector()
    for i in 0..<dimensions {
      let place = (k * dimensions + i) * tileSize
      let logVariance = atLeast(minimumLogVariance, inverseDeviations.vector(at: place))
      let inverseDeviation = Vector.normalExp(atLeast(-43.5, -0.5 * logVariance))
      let z = atLeast(-1e15, atMost(1e15, component.innovation(i) * inverseDeviation))
      twice += logVariance
      twice.addProduct(z, z)
      inverseDeviations.store(inverseDeviation, at: place)
      standardised.store(z, at: place)
    }
    let logit = outputs.vector(at: k * tileSize)
    let logJoint = logit.addingProduct(Vector(repeating: -0.5), twice)
    largestLogit = largestLogit.replacing(with: logit, where: logit .> largestLogit)
    largestLogJoint = largestLogJoint.replacing(with: logJoint, where: logJoint .> largestLogJoint)
    gradient.store(logJoint, at: k * tileSize)
  }
  let shares = ComponentShares(
    logits: outputs, largestLogit, logJoints: gradient, largestLogJoint, components: components)
  let loss = shares.loss(Vector(repeating: Float(dimensions)))
  guard let scale else { return loss }

  let priorScale = scale / shares.logitSum
  let responsibilityScale = scale / shares.jointSum
  for k in 0..<components {
    let component = Component(k, outputs, targets, dimensions: dimensions, pairs: pairs, rows.means, rows.coefficients)
    let prior = outputs.vector(at: k * tileSize) * priorScale
    let responsibility = gradient.vector(at: k * tileSize) * responsibilityScale
    gradient.store(prior - responsibility, at: k * tileSize)
    // v stands in the places of the gradient for the means until the latter is written, from the first dimension on.
    let v = gradient + (rows.means + k * dimensions) * tileSize
    for i in 0..<dimensions {
      let place = (k * dimensions + i) * tileSize
      let z = standardised.vector(at: place)
      v.store(responsibility * inverseDeviations.vector(at: place) * z, at: i * tileSize)
      standardised.store(0.5 * responsibility * (1 - z * z), at: place)
    }
    for j in 0..<dimensions {
      var slope = v.vector(at: j * tileSize)
      if pairs > 0 {
        let residual = component.residual(j)
        for i in j + 1..<dimensions {
          let vi = v.vector(at: i * tileSize)
          slope.addProduct(-component.coefficient(i, j), vi)
          gradient.store(-vi * residual, at: component.row(i, j) * tileSize)
        }
      }
      v.store(-slope, at: j * tileSize)
    }
  }
  return loss
}

/// A component's means and coefficients, and the residuals of sixteen samples.
private struct Component {
  private let means: UnsafePointer<Float>
  private let targets: UnsafePointer<Float>
  private let outputs: UnsafePointer<Float>
  private let firstCoefficient: Int
  private let hasCoefficients: Bool

  @inline(always)
  init(
    _ k: Int, _ outputs: UnsafePointer<Float>, _ targets: UnsafePointer<Float>, dimensions: Int, pairs: Int,
    _ meanRows: Int, _ coefficientRows: Int
  ) {
    means = outputs + (meanRows + k * dimensions) * tileSize
    self.targets = targets
    self.outputs = outputs
    firstCoefficient = coefficientRows + k * pairs
    hasCoefficients = pairs > 0
  }

  /// rᵢ = yᵢ − μᵢ
  @inline(always)
  func residual(_ i: Int) -> Vector { targets.vector(at: i * tileSize) - means.vector(at: i * tileSize) }

  /// εᵢ = rᵢ − Σ_{j<i} φᵢⱼ rⱼ
  @inline(always)
  func innovation(_ i: Int) -> Vector {
    var innovation = residual(i)
    if hasCoefficients { for j in 0..<i { innovation.addProduct(-coefficient(i, j), residual(j)) } }
    return innovation
  }

  /// φᵢⱼ for i > j
  @inline(always)
  func coefficient(_ i: Int, _ j: Int) -> Vector { outputs.vector(at: row(i, j) * tileSize) }

  /// The row of φᵢⱼ, for i > j.
  @inline(always)
  func row(_ i: Int, _ j: Int) -> Int { firstCoefficient + i * (i - 1) / 2 + j }
}
