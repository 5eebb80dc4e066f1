import ElementaryFunctions

/// The negative log-likelihoods −ln Σₖ πₖ N(y; μₖ, σₖ²) of sixteen samples under the mixtures that a network's outputs
/// describe, and their gradient with respect to these outputs.
///
/// The outputs are, a row of 128 samples each: K logits, of which π is the softmax; K·D means, that of component k and
/// dimension d in row K + k·D + d; K log-variances s = ln σ². Components are isotropic.
///
/// **Never a NaN.** Where a component is responsible for no sample, nothing holds its log-variance, and in training it
/// may fall on and on. Below −88.7 the precision e⁻ˢ is infinite in `Float`. The loss does not show it, because the
/// component's density is zero; but its gradient is γ e⁻ˢ = 0 · ∞, which is NaN, and one step later so is every parameter.
/// This is what happens to PyTorch on the inverted data and the spiral. Here a log-variance below −60 counts as −60, which
/// is a standard deviation of 10⁻¹³: no model of `Float` data needs less, and all others are as they were. At the other end a
/// precision below e⁻⁸⁷, a standard deviation of 10¹⁹, counts as e⁻⁸⁷, the least that is a normal number.
///
/// The gradient, a row for each output too, is multiplied by a scale; where none is given, none is wanted. Outputs and
/// gradient are overwritten in any case.
func mixtureLosses(
  _ outputs: UnsafeMutablePointer<Float>, _ targets: UnsafePointer<Float>, components: Int, dimensions: Int,
  gradient: UnsafeMutablePointer<Float>, scale: Float?
) -> Vector {
  let means = outputs + components * tileSize
  let logVariances = outputs + components * (1 + dimensions) * tileSize
  let distances = gradient + components * (1 + dimensions) * tileSize
  let dimensionCount = Vector(repeating: Float(dimensions))

  // excerpt: mixtureLogLikelihood
  // ln πₖ N(y; μₖ, σₖ²) = aₖ − ½(‖y − μₖ‖²/σₖ² + D sₖ), up to terms that all components
  // share.
  var largestLogit = Vector(repeating: -.infinity)
  var largestJoint = Vector(repeating: -.infinity)
  for k in 0..<components {
    let logit = outputs.vector(at: k * tileSize)
    let logVariance = atLeast(leastLogVariance, logVariances.vector(at: k * tileSize))
    var squaredDistance = Vector()
    for d in 0..<dimensions {
      let mean = means.vector(at: (k * dimensions + d) * tileSize)
      let difference = mean - targets.vector(at: d * tileSize)
      squaredDistance.addProduct(difference, difference)
    }
    let precision = Vector.normalExp(atLeast(-87, -logVariance))
    let distance = atMost(1e30, squaredDistance * precision)
    let twice = distance.addingProduct(dimensionCount, logVariance)
    let joint = logit.addingProduct(Vector(repeating: -0.5), twice)
    largestLogit = largestLogit.replacing(with: logit, where: logit .> largestLogit)
    largestJoint = largestJoint.replacing(with: joint, where: joint .> largestJoint)
    gradient.store(joint, at: k * tileSize)
    distances.store(distance, at: k * tileSize)
    logVariances.store(precision, at: k * tileSize)
  }

  // Both sums of exponentials hold e⁰, their largest term; their logarithms are finite.
  var logitSum = Vector()
  var jointSum = Vector()
  for k in 0..<components {
    let logit = share(outputs.vector(at: k * tileSize) - largestLogit)
    let joint = share(gradient.vector(at: k * tileSize) - largestJoint)
    logitSum += logit
    jointSum += joint
    outputs.store(logit, at: k * tileSize)
    gradient.store(joint, at: k * tileSize)
  }
  let halfLogTwoPi: Float = 0.918_938_533
  let logitLog = Vector.log(logitSum) + largestLogit
  let jointLog = Vector.log(jointSum) + largestJoint
  let loss = logitLog - jointLog + halfLogTwoPi * dimensionCount
  // end: mixtureLogLikelihood
  guard let scale else { return loss }

  // excerpt: mixtureGradient
  // With the responsibilities γₖ = πₖNₖ / Σⱼ πⱼNⱼ:
  // ∂L/∂aₖ = πₖ − γₖ, ∂L/∂μₖ = γₖ(μₖ − y)/σₖ², ∂L/∂sₖ = ½γₖ(D − ‖y − μₖ‖²/σₖ²).
  let priorScale = scale / logitSum
  let responsibilityScale = scale / jointSum
  for k in 0..<components {
    let prior = outputs.vector(at: k * tileSize) * priorScale
    let responsibility = gradient.vector(at: k * tileSize) * responsibilityScale
    let precision = logVariances.vector(at: k * tileSize)
    let distance = distances.vector(at: k * tileSize)
    gradient.store(prior - responsibility, at: k * tileSize)
    distances.store(0.5 * responsibility * (dimensionCount - distance), at: k * tileSize)
    let weight = responsibility * precision
    for d in 0..<dimensions {
      let row = k * dimensions + d
      let difference = means.vector(at: row * tileSize) - targets.vector(at: d * tileSize)
      gradient.store(weight * difference, at: (components + row) * tileSize)
    }
  }
  // end: mixtureGradient
  return loss
}

/// The log-variance that smaller ones count as.
let leastLogVariance: Float = -60

@inline(always)
private func atLeast(_ bound: Float, _ x: Vector) -> Vector {
  x.replacing(with: Vector(repeating: bound), where: x .< Vector(repeating: bound))
}

@inline(always)
private func atMost(_ bound: Float, _ x: Vector) -> Vector {
  x.replacing(with: Vector(repeating: bound), where: x .> Vector(repeating: bound))
}

/// eˣ for x ≤ 0, and zero below e⁻⁴⁰: as a share of one, that is nothing to a `Float`. Left as it is, it would become a
/// subnormal number further on, and with those a processor is a hundred times slower.
@inline(always)
private func share(_ x: Vector) -> Vector {
  Vector.normalExp(x).replacing(with: Vector(), where: x .< Vector(repeating: -40))
}
