import ElementaryFunctions

/// The optimiser Adam (D. P. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015), with decoupled weight decay
/// AdamW (I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", 2019), as PyTorch defines them.
///
/// With the gradient g of step t: m ← m + (1 − β₁)(g − m), v ← β₂v + (1 − β₂)g²,
/// θ ← (1 − ηλ)θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε).
///
/// ```swift
/// Adam(learningRate: 0.01)
/// Adam(learningRate: 0.01, schedule: .cosine(epochs: 500), weightDecay: 0.01, gradientNormLimit: 1)
/// ```
public struct Adam: Equatable, Sendable {
  /// The learning rate η, positive and finite as a `Float`.
  public var learningRate: Double
  /// The decay rate β₁ of the mean of the gradients, in [0, 1).
  public var meanDecay: Double
  /// The decay rate β₂ of the mean of their squares, in [0, 1).
  public var squareDecay: Double
  /// The number ε that keeps the quotient finite, itself positive and finite as a `Float`.
  public var epsilon: Double
  /// What the learning rate is multiplied by, epoch after epoch.
  public var schedule: LearningRateSchedule
  /// The weight decay λ, from zero and finite as a `Float`: every step also takes the share ηλ from every weight and bias,
  /// whatever its gradient.
  public var weightDecay: Double
  /// The largest Euclidean norm of a step's gradient, positive; a longer one is shortened to it (R. Pascanu et al., "On the
  /// difficulty of training recurrent neural networks", 2013). Nil leaves all as they are.
  public var gradientNormLimit: Double?

  /// Adam with the given settings; the defaults are PyTorch's, and no weight decay. `train` checks that they are in their
  /// ranges.
  public init(
    learningRate: Double = 0.001, meanDecay: Double = 0.9, squareDecay: Double = 0.999, epsilon: Double = 1e-8,
    schedule: LearningRateSchedule = .constant, weightDecay: Double = 0, gradientNormLimit: Double? = nil
  ) {
    self.schedule = schedule
    self.weightDecay = weightDecay
    self.gradientNormLimit = gradientNormLimit
    self.learningRate = learningRate
    self.meanDecay = meanDecay
    self.squareDecay = squareDecay
    self.epsilon = epsilon
  }

  /// Throws unless every setting is in its range.
  func check() throws(TrainingError) {
    func isUsable(_ value: Double) -> Bool { Float(value) > 0 && Float(value).isFinite }
    guard isUsable(learningRate) else { throw .invalidLearningRate(learningRate) }
    for decay in [meanDecay, squareDecay] where !(decay >= 0 && decay < 1) { throw .invalidDecay(decay) }
    guard isUsable(epsilon) else { throw .invalidEpsilon(epsilon) }
    try schedule.check()
    guard weightDecay >= 0, Float(weightDecay).isFinite else { throw .invalidWeightDecay(weightDecay) }
    if let limit = gradientNormLimit, !isUsable(limit) { throw .invalidNormLimit(limit) }
  }
}

/// The constants of one step of Adam.
struct AdamStep {
  /// β₁ᵗ and β₂ᵗ, kept as running products.
  struct Powers: Equatable, Sendable {
    var mean = 1.0
    var square = 1.0
  }

  private let optimiser: Adam
  private(set) var powers: Powers
  private var learningRate: Double

  /// The step after those that have led to the given powers.
  init(_ optimiser: Adam, after powers: Powers) {
    self.optimiser = optimiser
    self.powers = powers
    learningRate = optimiser.learningRate
  }

  /// Takes the learning rate of the epoch that follows the given number of them.
  mutating func beginEpoch(after epochs: Int) {
    learningRate = optimiser.learningRate * optimiser.schedule.factor(after: epochs)
  }

  /// Moves on to the next step.
  mutating func advance() {
    powers.mean *= optimiser.meanDecay
    powers.square *= optimiser.squareDecay
  }

  /// What a gradient with the given Euclidean norm is multiplied by, as in PyTorch's `clip_grad_norm_`.
  func clipping(norm: Double) -> Float {
    guard let limit = optimiser.gradientNormLimit else { return 1 }
    return Float(min(1, limit / (norm + 1e-6)))
  }

  /// Updates the parameters in a range, whose bounds are multiples of sixteen, along their gradient.
  @inline(always)
  func update(
    _ range: Range<Int>, _ parameters: UnsafeMutablePointer<Float>, _ means: UnsafeMutablePointer<Float>,
    _ squares: UnsafeMutablePointer<Float>, gradient: (Int) -> Vector
  ) {
    let meanShare = Float(1 - optimiser.meanDecay)
    let squareDecay = Float(optimiser.squareDecay)
    let squareShare = Float(1 - optimiser.squareDecay)
    let rootCorrection = Float((1 - powers.square).squareRoot())
    let stepSize = Float(learningRate / (1 - powers.mean))
    let epsilon = Float(optimiser.epsilon)
    let kept = Float(1 - learningRate * optimiser.weightDecay)
    for index in stride(from: range.lowerBound, to: range.upperBound, by: lanes) {
      let θ = kept * parameters.vector(at: index)
      // excerpt: adam
      let g = bounded(gradient(index))
      var m = means.vector(at: index)
      var v = squares.vector(at: index)
      m += meanShare * (g - m)
      v = squareDecay * v + squareShare * g * g
      let step = stepSize * m / (Vector.sqrt(v) / rootCorrection + epsilon)
      parameters.store(θ - step, at: index)
      // end: adam
      means.store(flushed(m), at: index)
      squares.store(flushed(v), at: index)
    }
  }
}

/// The gradient, clipped so that its square is finite and m/√v is not ∞/∞.
@inline(always)
private func bounded(_ g: Vector) -> Vector {
  let bound = Vector(repeating: 1e18)
  return g.replacing(with: bound, where: g .> bound).replacing(with: -bound, where: g .< -bound)
}

/// The numbers, with those that are negligible beside ε replaced by zero. As the means of a unit without gradient
/// decay, they would become subnormal, and subnormal numbers make a processor a hundred times slower.
@inline(always)
private func flushed(_ x: Vector) -> Vector {
  let threshold = Vector(repeating: 0x1p-100)
  return x.replacing(with: Vector(), where: (x .< threshold) .& (x .> -threshold))
}
