import Probability

/// Gaussian noise that is added to the samples while they are trained on, drawn anew for every sample of every epoch.
///
/// It keeps a network from fitting single samples: noise on the targets of a mixture bounds the likelihood of a component
/// that shrinks onto one of them, noise on the inputs makes the answers smooth (J. Rothfuss et al., "Noise regularization
/// for conditional density estimation", 2019). Losses on test and validation data are measured without it.
///
/// One number suits all columns if these are on a common scale, so standardise the data first.
public struct TrainingNoise: Equatable, Sendable {
  /// The standard deviation of the noise on every input, from zero, finite as a `Float`.
  public var inputs: Double
  /// The standard deviation of the noise on every target, from zero, finite as a `Float`.
  public var targets: Double
  /// The seed of the draws: the same seed gives the same noise.
  public var seed: UInt64

  /// Noise with the given standard deviations. `train` checks that they are in their range.
  public init(inputs: Double = 0, targets: Double = 0, seed: UInt64) {
    self.inputs = inputs
    self.targets = targets
    self.seed = seed
  }

  /// Throws unless both standard deviations are in their range.
  func check() throws(TrainingError) {
    for deviation in [inputs, targets] where !(deviation >= 0 && Float(deviation).isFinite) {
      throw .invalidNoise(deviation)
    }
  }
}

/// Draws the noise. For each sample those of the inputs come first, then those of the targets; a standard deviation of zero
/// draws nothing.
struct NoiseSource {
  private let noise: TrainingNoise
  private(set) var random: RandomSource

  /// Begins anew, or goes on where another training run has ended.
  init(_ noise: TrainingNoise, after random: RandomSource?) {
    self.noise = noise
    self.random = random ?? RandomSource(seed: noise.seed)
  }

  mutating func ofInput() -> Float { draw(noise.inputs) }
  mutating func ofTarget() -> Float { draw(noise.targets) }

  private mutating func draw(_ deviation: Double) -> Float {
    deviation == 0 ? 0 : Float(random.normal(mean: 0, standardDeviation: deviation))
  }
}
