import ElementaryFunctions

/// The optimiser Adam (D. P. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015), as PyTorch defines it.
///
/// With the gradient g of step t: m ← m + (1 − β₁)(g − m), v ← β₂v + (1 − β₂)g²,
/// θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε).
public struct Adam: Equatable, Sendable {
  /// The learning rate η, positive and finite as a `Float`.
  public var learningRate: Double
  /// The decay rate β₁ of the mean of the gradients, in [0, 1).
  public var meanDecay: Double
  /// The decay rate β₂ of the mean of their squares, in [0, 1).
  public var squareDecay: Double
  /// The number ε that keeps the quotient finite, itself positive and finite as a `Float`.
  public var epsilon: Double

  /// Adam with the given settings; the defaults are PyTorch's. `train` checks that they are in their ranges.
  public init(
    learningRate: Double = 0.001, meanDecay: Double = 0.9, squareDecay: Double = 0.999, epsilon: Double = 1e-8
  ) {
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
  }
}

/// The constants of one step of Adam. The powers of the decay rates are kept as running products, in `Double`.
struct AdamStep {
  private let optimiser: Adam
  private var meanPower = 1.0
  private var squarePower = 1.0

  init(_ optimiser: Adam) { self.optimiser = optimiser }

  /// Moves on to the next step.
  mutating func advance() {
    meanPower *= optimiser.meanDecay
    squarePower *= optimiser.squareDecay
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
    let rootCorrection = Float((1 - squarePower).squareRoot())
    let stepSize = Float(optimiser.learningRate / (1 - meanPower))
    let epsilon = Float(optimiser.epsilon)
    for index in stride(from: range.lowerBound, to: range.upperBound, by: lanes) {
      // excerpt: adam
      let g = bounded(gradient(index))
      var m = means.vector(at: index)
      var v = squares.vector(at: index)
      m += meanShare * (g - m)
      v = squareDecay * v + squareShare * g * g
      let step = stepSize * m / (Vector.sqrt(v) / rootCorrection + epsilon)
      parameters.store(parameters.vector(at: index) - step, at: index)
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
