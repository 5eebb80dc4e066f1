import ElementaryFunctions

/// What every mixture loss has in common, whatever the covariances: the log-sum-exp over the components of sixteen
/// samples.
///
/// The largest term of both sums of exponentials is e⁰, so their logarithms are finite.
struct ComponentShares {
  /// Σₖ exp(aₖ − maxⱼ aⱼ) of the logits a.
  private(set) var logitSum = Vector()
  /// Σₖ exp(lₖ − maxⱼ lⱼ) of the logarithms lₖ = ln πₖNₖ, up to terms shared by all components.
  private(set) var jointSum = Vector()
  private let largestLogit: Vector
  private let largestLogJoint: Vector

  /// Replaces the logits and the logarithms, each a row of 128 samples per component, by the terms of the sums: divided by
  /// these, they are the priors πₖ and the responsibilities γₖ.
  @inline(always)
  init(
    logits: UnsafeMutablePointer<Float>, _ largestLogit: Vector, logJoints: UnsafeMutablePointer<Float>,
    _ largestLogJoint: Vector, components: Int
  ) {
    self.largestLogit = largestLogit
    self.largestLogJoint = largestLogJoint
    for k in 0..<components {
      let logitExponential = exponentialOrZero(logits.vector(at: k * tileSize) - largestLogit)
      let jointExponential = exponentialOrZero(logJoints.vector(at: k * tileSize) - largestLogJoint)
      logitSum += logitExponential
      jointSum += jointExponential
      logits.store(logitExponential, at: k * tileSize)
      logJoints.store(jointExponential, at: k * tileSize)
    }
  }

  /// −ln Σₖ πₖNₖ, with the terms that were left out: ½ ln 2π for each dimension.
  @inline(always)
  func loss(_ dimensionCount: Vector) -> Vector {
    let halfLogTwoPi: Float = 0.918_938_533
    let logOfLogitSum = Vector.log(logitSum) + largestLogit
    let logOfJointSum = Vector.log(jointSum) + largestLogJoint
    return logOfLogitSum - logOfJointSum + halfLogTwoPi * dimensionCount
  }
}

/// The smallest log-variance; smaller ones count as this.
let minimumLogVariance: Float = -60

@inline(always)
func atLeast(_ bound: Float, _ x: Vector) -> Vector {
  x.replacing(with: Vector(repeating: bound), where: x .< Vector(repeating: bound))
}

@inline(always)
func atMost(_ bound: Float, _ x: Vector) -> Vector {
  x.replacing(with: Vector(repeating: bound), where: x .> Vector(repeating: bound))
}

/// eˣ for x ≤ 0, with zero in place of numbers below e⁻⁴⁰, which are lost in a `Float` sum of at least one anyway. Left
/// as they are, they would lead to subnormal numbers, and those make a processor a hundred times slower.
@inline(always)
private func exponentialOrZero(_ x: Vector) -> Vector {
  Vector.normalExp(x).replacing(with: Vector(), where: x .< Vector(repeating: -40))
}
