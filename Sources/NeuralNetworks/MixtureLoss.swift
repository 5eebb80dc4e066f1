import ElementaryFunctions

/// The negative log-likelihoods −ln Σₖ πₖ N(y; μₖ, σₖ²) of sixteen samples under the mixtures that a network's outputs
/// describe, and their gradient with respect to these outputs.
///
/// The outputs are, a row of 128 samples each: K logits, of which π is the softmax; K·D means, that of component k and
/// dimension d in row K + k·D + d; K log-variances s = ln σ². Components are isotropic.
///
/// **Never a NaN.** Where a component is responsible for no sample, nothing holds its log-variance, and in training it
/// may fall on and on. Below −88.7 the precision e⁻ˢ is infinite in `Float`. The loss does not show it, because the
/// component's density is zero; but its gradient is γ e⁻ˢ = 0 · ∞, which is NaN, and so is every answer after the next step.
/// This may happen to PyTorch on the inverted data and the spiral. Here a log-variance below −60 counts as −60, a
/// standard deviation of 10⁻¹³; neighbouring numbers of `Float` are closer than that only where they are below 10⁻⁶. At the
/// other end a precision below e⁻⁸⁷, a standard deviation of 10¹⁹, counts as e⁻⁸⁷, the least that is a normal number.
///
/// The gradient, a row for each output too, is multiplied by a scale; where none is given, none is wanted. Outputs and
/// gradient are overwritten in any case.
func mixtureLosses(
  _ outputs: UnsafeMutablePointer<Float>, _ targets: UnsafePointer<Float>, components: Int, dimensions: Int,
  gradient: UnsafeMutablePointer<Float>, scale: Float?
) -> Vector {
  let means = outputs + components * tileSize
  let logVariances = outputs + components * (1 + dimensions) * tileSize
  let meanGradients = gradient + components * tileSize
  let logVarianceGradients = gradient + components * (1 + dimensions) * tileSize
  // Memory that has served, or will serve, for something else holds what both loops need.
  let logJoints = gradient
  let precisions = logVariances
  let standardisedSquares = logVarianceGradients
  let dimensionCount = Vector(repeating: Float(dimensions))

  // ln πₖ N(y; μₖ, σₖ²) = aₖ − ½(‖y − μₖ‖²/σₖ² + D sₖ), up to terms that all components share.
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

  // Log-sum-exp. Both sums of exponentials hold e⁰, their largest term; their logarithms are finite.
  let logitExponentials = outputs
  let jointExponentials = gradient
  var logitSum = Vector()
  var jointSum = Vector()
  for k in 0..<components {
    let logitExponential = exponentialOrZero(outputs.vector(at: k * tileSize) - largestLogit)
    let jointExponential = exponentialOrZero(logJoints.vector(at: k * tileSize) - largestLogJoint)
    logitSum += logitExponential
    jointSum += jointExponential
    logitExponentials.store(logitExponential, at: k * tileSize)
    jointExponentials.store(jointExponential, at: k * tileSize)
  }
  let halfLogTwoPi: Float = 0.918_938_533
  let logOfLogitSum = Vector.log(logitSum) + largestLogit
  let logOfJointSum = Vector.log(jointSum) + largestLogJoint
  let loss = logOfLogitSum - logOfJointSum + halfLogTwoPi * dimensionCount
  guard let scale else { return loss }

  // With the responsibilities γₖ = πₖNₖ / Σⱼ πⱼNⱼ:
  // ∂E/∂aₖ = πₖ − γₖ, ∂E/∂μₖ = γₖ(μₖ − y)/σₖ², ∂E/∂sₖ = ½γₖ(D − ‖y − μₖ‖²/σₖ²).
  let priorScale = scale / logitSum
  let responsibilityScale = scale / jointSum
  for k in 0..<components {
    let prior = logitExponentials.vector(at: k * tileSize) * priorScale
    let responsibility = jointExponentials.vector(at: k * tileSize) * responsibilityScale
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

/// The log-variance that smaller ones count as.
let minimumLogVariance: Float = -60

@inline(always)
private func atLeast(_ bound: Float, _ x: Vector) -> Vector {
  x.replacing(with: Vector(repeating: bound), where: x .< Vector(repeating: bound))
}

@inline(always)
private func atMost(_ bound: Float, _ x: Vector) -> Vector {
  x.replacing(with: Vector(repeating: bound), where: x .> Vector(repeating: bound))
}

/// eˣ for x ≤ 0, and zero below e⁻⁴⁰: beside a sum that is at least one, that is nothing to a `Float`. Left as it is, it
/// would become a subnormal number further on, and with those a processor is a hundred times slower.
@inline(always)
private func exponentialOrZero(_ x: Vector) -> Vector {
  Vector.normalExp(x).replacing(with: Vector(), where: x .< Vector(repeating: -40))
}
