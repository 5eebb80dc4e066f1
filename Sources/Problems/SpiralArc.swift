import ElementaryFunctions

/// Half a turn of a spiral r = R + φ about the direction φ = 0, in coordinates of its own: across = r cos φ,
/// along = r sin φ.
///
/// As the angle grows, `across` rises to a single peak and falls again, because ln(R + φ) and ln cos φ are both concave.
struct SpiralArc {
  /// R, the radius at φ = 0.
  private let radius: Double
  /// The angles of the arc, within [−½π, ½π].
  private let angles: ClosedRange<Double>
  /// The angle of the largest distance across.
  private let peak: Double

  /// The largest distance across.
  var reach: Double { across(peak) }

  /// An arc that begins at φ = 0 or a quarter turn before it, and ends at φ = 0 or a quarter turn after it.
  init(radius: Double, angles: ClosedRange<Double>) {
    self.radius = radius
    self.angles = angles
    peak =
      angles.upperBound == 0
      ? 0
      : root(between: 0, angles.upperBound) { angle in
        let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
        return (cosine - (radius + angle) * sine, -2 * sine - (radius + angle) * cosine)
      }
  }

  /// The part of the line at a given distance across that lies inside the arc, from its lower to its upper end. At its own
  /// two ends the arc is closed by straight lines to the centre.
  ///
  /// - Returns: nil where the line passes outside.
  func chord(at distance: Double) -> ClosedRange<Double>? {
    guard distance <= reach else { return nil }
    func along(from end: Double) -> Double {
      guard across(end) < distance else { return place(end) }
      return place(
        root(between: end, peak) { angle in
          let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
          return ((radius + angle) * cosine - distance, cosine - (radius + angle) * sine)
        })
    }
    let (low, high) = (along(from: angles.lowerBound), along(from: angles.upperBound))
    return low...max(low, high)
  }

  private func across(_ angle: Double) -> Double { (radius + angle) * Double.cos(angle) }
  private func place(_ angle: Double) -> Double { (radius + angle) * Double.sin(angle) }
}

/// The root of a function between two points at which its signs differ, by Newton's method, or by bisection where a step
/// would leave the bracket.
///
/// - Parameters:
///   - a: one end of the bracket, at which the function is not zero.
///   - b: the other end, above or below.
///   - f: the function's value and its derivative.
/// - Returns: the root, to the last bits at which rounding still leaves f a sign.
private func root(between a: Double, _ b: Double, _ f: (Double) -> (value: Double, slope: Double)) -> Double {
  var (a, b) = (a, b)
  let isPositiveAtA = f(a).value > 0
  var x = a + (b - a) / 2
  // Newton's method needs about six rounds, bisection alone 53. Rounding may keep a step from vanishing.
  for _ in 0..<60 {
    let (value, slope) = f(x)
    if (value > 0) == isPositiveAtA { a = x } else { b = x }
    let newton = x - value / slope
    let next = min(a, b) <= newton && newton <= max(a, b) ? newton : a + (b - a) / 2
    if abs(next - x) <= 2e-16 { return next }
    x = next
  }
  return x
}
