import ElementaryFunctions

/// How the learning rate changes from epoch to epoch: a factor by which ``Adam/learningRate`` is multiplied.
public indirect enum LearningRateSchedule: Equatable, Sendable {
  /// The factor 1 in every epoch.
  case constant
  /// From 1 down to a last factor in [0, 1] along half a wave of the cosine, over a positive number of epochs, and from then
  /// on the last factor (I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017).
  ///
  /// After t of T epochs it is q + (1 − q)(1 + cos πt/T)/2, as with PyTorch's `CosineAnnealingLR`.
  case cosine(epochs: Int, to: Double = 0)
  /// Multiplied by a decay in (0, 1] after every epoch, as with PyTorch's `ExponentialLR`.
  case exponential(decay: Double)
  /// Multiplied by a decay in (0, 1] whenever a positive number of epochs has passed, as with PyTorch's `StepLR`.
  case steps(every: Int, decay: Double)
  /// Rising in equal steps over a positive number n of epochs, 1/(n + 1), 2/(n + 1), …, before another schedule begins.
  case warmUp(epochs: Int, then: LearningRateSchedule)

  /// The factor in the epoch that follows a number of completed ones.
  ///
  /// - Parameter epochs: the number of completed epochs, from 0; a negative number counts as 0.
  /// - Returns: a number in [0, 1].
  public func factor(after epochs: Int) -> Double {
    let t = max(epochs, 0)
    switch self {
    case .constant: return 1
    case .cosine(let span, let last):
      guard t < span else { return last }
      return last + (1 - last) * (1 + Double.cos(Double.pi * Double(t) / Double(span))) / 2
    case .exponential(let decay): return power(decay, t)
    case .steps(let every, let decay): return power(decay, t / max(every, 1))
    case .warmUp(let span, let next):
      return t < span ? (Double(t) + 1) / (Double(span) + 1) : next.factor(after: t - span)
    }
  }

  /// Throws unless every setting is in its range.
  func check() throws(TrainingError) {
    func check(_ epochs: Int) throws(TrainingError) {
      guard epochs > 0 else { throw .notPositive(what: "epochs of a schedule", value: epochs) }
    }
    switch self {
    case .constant: break
    case .cosine(let epochs, let last):
      try check(epochs)
      guard 0...1 ~= last else { throw .invalidScheduleFactor(last) }
    case .exponential(let decay):
      guard decay > 0, decay <= 1 else { throw .invalidScheduleFactor(decay) }
    case .steps(let every, let decay):
      try check(every)
      guard decay > 0, decay <= 1 else { throw .invalidScheduleFactor(decay) }
    case .warmUp(let epochs, let next):
      try check(epochs)
      try next.check()
    }
  }
}

/// bⁿ for n from 0, by squaring, so that it has the same digits everywhere.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
