import ElementaryFunctions

/// The negative log-likelihoods −ln Σₖ πₖ N(y; μₖ, σₖ²) of sixteen samples under the mixtures that a network's outputs
/// describe, and their gradient with respect to these outputs.
///
/// The outputs, each a row of 128 samples, are K logits, whose softmax is π; K·D means, that of component k and
/// dimension d in row K + k·D + d; and K log-variances s = ln σ². Components are isotropic.
///
/// **Never a NaN.** If a component is responsible for no sample, nothing holds its log-variance, which may drift lower
/// and lower during training. Below −88.7 the precision e⁻ˢ is infinite in `Float`. The loss does not show it, because
/// the component's density is zero; but its gradient is γ e⁻ˢ = 0 · ∞, which is NaN, and so is every output after the
/// next step. PyTorch may run into this on the inverted data and the spiral. Here a log-variance below −60 counts as
/// −60, a standard deviation of 10⁻¹³; neighbouring `Float`s are closer than that only where they are below 10⁻⁶. At
/// the other end, a precision below e⁻⁸⁷, a standard deviation of 10¹⁹, counts as e⁻⁸⁷, which is still a normal number.
///
/// The gradient, also one row per output, is multiplied by a scale; without a scale it is not computed. Outputs and
/// gradient are overwritten either way.
func mixtureLosses(
  _ outputs: UnsafeMutablePointer<Float>, _ targets: UnsafePointer<Float>, components: Int, dimensions: Int,
  gradient: UnsafeMutablePointer<Float>, scale: Vector?
) -> Vector {
  let means = outputs + components * tileSize
  let logVariances = outputs + components * (1 + dimensions) * tileSize
  let meanGradients = gradient + components * tileSize
  let logVarianceGradients = gradient + components * (1 + dimensions) * tileSize
  // What several of the loops need is kept in memory whose own content is no longer needed, or not yet written.
  let logJoints = gradient
  let precisions = logVariances
  let standardisedSquares = logVarianceGradients
  let dimensionCount = Vector(repeating: Float(dimensions))

  // ln πₖ N(y; μₖ, σₖ²) = aₖ − ½(‖y − μₖ‖²/σₖ² + D sₖ), up to terms shared by all components.
  var largestLogit = Vector(repeating: -.infinity)
  var largestLogJoint = Vector(repeating: -.infinity)
  for k in 0..<components {
    let logit = outputs.vector(at: k * tileSize)
    let logVariance = atLeast(minimumLogVariance, logVariances.vector(at: k * tileSize))
    var squaredDistance = Vector()
    for d in 0..<dimensions {
      let mean = means.vector(at: (k * dimensions + d) * tileSize)
      let difference = mean - targets.vector(at: d * tileSize)
      squaredDistance.addProduct(difference, difference)
    }
    let precision = Vector.normalExp(atLeast(-87, -logVariance))
    let standardisedSquare = atMost(1e30, squaredDistance * precision)
    let twice = standardisedSquare.addingProduct(dimensionCount, logVariance)
    let logJoint = logit.addingProduct(Vector(repeating: -0.5), twice)
    largestLogit = largestLogit.replacing(with: logit, where: logit .> largestLogit)
    largestLogJoint = largestLogJoint.replacing(with: logJoint, where: logJoint .> largestLogJoint)
    logJoints.store(logJoint, at: k * tileSize)
    standardisedSquares.store(standardisedSquare, at: k * tileSize)
    precisions.store(precision, at: k * tileSize)
  }

  let shares = ComponentShares(
    logits: outputs, largestLogit, logJoints: gradient, largestLogJoint, components: components)
  let loss = shares.loss(dimensionCount)
  guard let scale else { return loss }

  // With the responsibilities γₖ = πₖNₖ / Σⱼ πⱼNⱼ:
  // ∂E/∂aₖ = πₖ − γₖ, ∂E/∂μₖ = γₖ(μₖ − y)/σₖ², ∂E/∂sₖ = ½γₖ(D − ‖y − μₖ‖²/σₖ²).
  let priorScale = scale / shares.logitSum
  let responsibilityScale = scale / shares.jointSum
  for k in 0..<components {
    let prior = outputs.vector(at: k * tileSize) * priorScale
    let responsibility = gradient.vector(at: k * tileSize) * responsibilityScale
    let precision = precisions.vector(at: k * tileSize)
    let standardisedSquare = standardisedSquares.vector(at: k * tileSize)
    gradient.store(prior - responsibility, at: k * tileSize)
    logVarianceGradients.store(
      0.5 * responsibility * (dimensionCount - standardisedSquare), at: k * tileSize)
    let weight = responsibility * precision
    for d in 0..<dimensions {
      let row = k * dimensions + d
      let difference = means.vector(at: row * tileSize) - targets.vector(at: d * tileSize)
      meanGradients.store(weight * difference, at: row * tileSize)
    }
  }
  return loss
}
