import ElementaryFunctions
import Probability

/// The spiral's vertical coordinate y given the horizontal one x, exactly.
///
/// The angle is uniform on [0, 5π], and given the angle, r is uniform on an interval of length 1. The turns lie 2π apart, so
/// they do not overlap, and the density in the plane is p(x, y) = 1/(5πr) on the band, because the Jacobian determinant of
/// polar coordinates is r. Along a vertical line its integrals have closed forms.
extension Spiral: KnownDistribution {
  /// The scores that no model predicting y from x beats in expectation, each to within 1e-9.
  public static let limits: ExactScores = {
    let slices = InputSlices(of: Spiral.self, at: Quadrature(between: SpiralBand.breaks, nodes: 80))
    let entropyOfX = slices.expectation { -Double.log($0.inputDensity) }
    return ExactScores(
      meanSquaredError: slices.expectation { $0.variance },
      // H(y | x) = H(x, y) − H(x)
      negativeLogLikelihood: jointEntropy - entropyOfX,
      singleGaussian: slices.expectation { gaussianEntropy(variance: $0.variance) })
  }()

  /// The joint density p(x, y): 1/(5πr) on the band and zero off it.
  ///
  /// Coordinates rounded to `Float` may lie off the band by 1.4e-6, so points up to 2e-6 off it count as on it.
  public static func jointDensity(_ x: Double, _ y: Double) -> Double {
    guard SpiralBand.contains(x, y, tolerance: rounding) else { return 0 }
    return 1 / (lastAngle * (x * x + y * y).squareRoot())
  }

  /// p(x), and the mean and variance of y given x, to 1e-10; NaN where x lies beyond the band.
  ///
  /// At its leftmost and rightmost points the band has no height. An x within 2e-6 of one of these, on either side, since
  /// rounding may have moved it beyond, counts as 2e-6 inside.
  public static func moments(given x: Double) -> ConditionalMoments {
    let x = awayFromEnds(x)
    // excerpt: spiralLimits
    var (total, first, second) = (0.0, 0.0, 0.0)
    for stretch in SpiralBand.stretches(at: x) {
      let (y1, y2) = (stretch.lower, stretch.upper)
      let (r1, r2) = ((x * x + y1 * y1).squareRoot(), (x * x + y2 * y2).squareRoot())
      // The integrals of 1/r, y/r and y²/r over y from y1 to y2
      let area = y1 < 0 ? Double.log((r1 - y1) / (r2 - y2)) : Double.log((y2 + r2) / (y1 + r1))
      total += area
      first += r2 - r1
      second += 0.5 * (y2 * r2 - y1 * r1 - x * x * area)
    }
    // p(x), E[y | x] and Var(y | x), for p(x, y) = 1/(5πr)
    return ConditionalMoments(total / lastAngle, first / lastAngle, second / lastAngle)
    // end: spiralLimits
  }

  private static let rounding = 2e-6

  private static func awayFromEnds(_ x: Double) -> Double {
    guard let left = SpiralBand.breaks.first, let right = SpiralBand.breaks.last else { return x }
    guard left - rounding <= x, x <= right + rounding else { return x }
    return min(max(x, left + rounding), right - rounding)
  }

  /// H(x, y) = E[ln(5πr)], from the antiderivative of ln r in both variables, ½ r² ln r − ¾ r².
  private static var jointEntropy: Double {
    func twice(_ r: Double) -> Double { r * r * (0.5 * Double.log(r) - 0.75) }
    let corners = twice(1.5 + lastAngle) - twice(0.5 + lastAngle) - twice(1.5) + twice(0.5)
    return Double.log(lastAngle) + corners / lastAngle
  }
}
