import ElementaryFunctions

/// What no model of the spiral's vertical coordinate y given the horizontal one x can do better than in expectation, with
/// the angle uniform on [0, 5π].
///
/// At an angle θ, x = r cos θ is uniform on an interval of width |cos θ| about (1 + θ) cos θ, and y = x tan θ. Summing over
/// the angles gives p(x) and the moments of y given x. The turns of the spiral lie 2π apart and are 1 wide, so they do
/// not overlap, and the density in the plane is p(x, y) = 1/(5πr).
public struct SpiralLimits: Sendable {
  /// The least mean squared error: E[Var(y | x)].
  public let meanSquaredError: Double
  /// The least mean negative log-likelihood, in nats: H(y | x) = H(x, y) − H(x).
  public let negativeLogLikelihood: Double
  /// The least mean negative log-likelihood of models that answer with one Gaussian, in nats.
  public let singleGaussian: Double

  /// Calculates the limits.
  public init() {
    let angles = cells(0...Spiral.lastAngle, 20_000)
    let turns = angles.middles.map { angle -> (centre: Double, halfWidth: Double, tangent: Double) in
      let cosine = Double.cos(angle)
      return ((1 + angle) * cosine, 0.5 * abs(cosine), Double.sin(angle) / cosine)
    }
    let x = cells(-17.25...17.25, 1725)
    var (error, gaussian, entropyOfX) = (0.0, 0.0, 0.0)
    for value in x.middles {
      var (density, first, second) = (0.0, 0.0, 0.0)
      for turn in turns where abs(value - turn.centre) <= turn.halfWidth {
        let weight = angles.width / (Spiral.lastAngle * 2 * turn.halfWidth)
        let y = value * turn.tangent
        density += weight
        first += weight * y
        second += weight * y * y
      }
      guard density > 0 else { continue }
      let mean = first / density
      let variance = second / density - mean * mean
      let probability = density * x.width
      error += probability * variance
      entropyOfX -= probability * Double.log(density)
      // Near the spiral's ends a cell may hold so few angles that rounding leaves no variance.
      gaussian += probability * gaussianEntropy(variance: max(variance, 1e-9))
    }
    meanSquaredError = error
    singleGaussian = gaussian
    negativeLogLikelihood = SpiralLimits.jointEntropy - entropyOfX
  }

  /// H(x, y) = E[ln(5πr)].
  private static var jointEntropy: Double {
    let (angles, radii) = (cells(0...Spiral.lastAngle, 2000), cells(-0.5...0.5, 50))
    var sum = 0.0
    for angle in angles.middles {
      for offset in radii.middles { sum += Double.log(Spiral.lastAngle * (1 + angle + offset)) }
    }
    return sum / Double(angles.middles.count * radii.middles.count)
  }
}
