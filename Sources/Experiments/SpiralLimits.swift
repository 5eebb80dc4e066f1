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
    let x = cells(-17.25...17.25, 1725)
    // p(x), and p(x) times the first two moments of y given x, in the middle of each cell of x.
    var density = [Double](repeating: 0, count: x.middles.count)
    var (first, second) = (density, density)
    for angle in angles.middles {
      let cosine = Double.cos(angle)
      let (centre, halfWidth, tangent) = ((1 + angle) * cosine, 0.5 * abs(cosine), Double.sin(angle) / cosine)
      let weight = angles.width / (Spiral.lastAngle * 2 * halfWidth)
      // One cell more on either side than rounding could ask for.
      let cell = (centre - halfWidth + 17.25) / x.width
      let nearby = max(Int(cell) - 1, 0)..<min(Int(cell + 2 * halfWidth / x.width) + 2, x.middles.count)
      for i in nearby where abs(x.middles[i] - centre) <= halfWidth {
        let y = x.middles[i] * tangent
        density[i] += weight
        first[i] += weight * y
        second[i] += weight * y * y
      }
    }
    var (error, gaussian, entropyOfX) = (0.0, 0.0, 0.0)
    for i in x.middles.indices where density[i] > 0 {
      let mean = first[i] / density[i]
      let variance = second[i] / density[i] - mean * mean
      let probability = density[i] * x.width
      error += probability * variance
      entropyOfX -= probability * Double.log(density[i])
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
