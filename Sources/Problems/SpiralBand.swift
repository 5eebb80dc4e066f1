import ElementaryFunctions

/// The band on which the spiral's points lie, 1 + θ − ½ ≤ r ≤ 1 + θ + ½ for 0 ≤ θ ≤ 5π, seen along vertical lines.
///
/// The angles are taken by half turns, θ = nπ + φ with |φ| ≤ ½π. There x = (−1)ⁿ r cos φ, so a vertical line through x
/// meets the half turns with even n if x > 0 and those with odd n if x < 0. The part of the line inside an edge of the band
/// is a chord, and the part on the band is the outer edge's chord without the inner edge's: two stretches, or one where the
/// line passes between the edges.
enum SpiralBand {
  /// A part of a vertical line, from the lower to the upper y.
  struct Stretch: Equatable {
    var lower: Double
    var upper: Double
  }

  /// The stretches of the vertical line through x that lie on the band, half turn by half turn.
  static func stretches(at x: Double) -> [Stretch] {
    let side: Double = x < 0 ? -1 : 1
    var found: [Stretch] = []
    func append(_ low: Double, _ high: Double) {
      guard low < high else { return }
      found.append(side > 0 ? Stretch(lower: low, upper: high) : Stretch(lower: -high, upper: -low))
    }
    for halfTurn in halfTurns where halfTurn.side == side {
      guard let outer = halfTurn.outer.chord(at: abs(x)) else { continue }
      if let inner = halfTurn.inner.chord(at: abs(x)) {
        append(outer.lowerBound, inner.lowerBound)
        append(inner.upperBound, outer.upperBound)
      } else {
        append(outer.lowerBound, outer.upperBound)
      }
    }
    return found
  }

  /// Whether a point is on the band, or off it by no more than a tolerance in r or in y.
  static func contains(_ x: Double, _ y: Double, tolerance: Double) -> Bool {
    let r = (x * x + y * y).squareRoot()
    guard inner - tolerance <= r, r <= outer + Spiral.lastAngle + tolerance else { return false }
    // The point's angle is θ = r − 1 + δ with |δ| ≤ ½, where r sin δ is the distance from the ray at r − 1.
    let (cosine, sine) = (Double.cos(r - 1), Double.sin(r - 1))
    let distance = abs(y * cosine - x * sine)
    guard x * cosine + y * sine > 0, distance <= r * Double.sin(0.5 + tolerance) else { return false }
    // Near the band's ends the angle is on the right side of the end's ray, which is horizontal, if y is positive.
    return (outer < r && r < inner + Spiral.lastAngle) || y >= -tolerance
  }

  /// The x at which the density of x is not smooth, in ascending order: where vertical lines touch an edge, the corners
  /// of the band's ends, and zero, where the half turns change.
  static let breaks: [Double] = {
    let corners = [inner, outer, -(inner + Spiral.lastAngle), -(outer + Spiral.lastAngle)]
    // The last half turn ends before its edges turn back: at the corners.
    let peaks = halfTurns.dropLast().flatMap { [$0.side * $0.inner.reach, $0.side * $0.outer.reach] }
    return (corners + peaks + [0]).sorted()
  }()

  /// The edges are r = ½ + θ and r = 1½ + θ.
  private static let (inner, outer) = (0.5, 1.5)

  /// For each n the sign (−1)ⁿ of x and the two edges.
  private static let halfTurns = (0...5).map { n in
    let centre = Double(n) * Double.pi
    let angles = (n == 0 ? 0 : -Double.pi / 2)...(n == 5 ? 0 : Double.pi / 2)
    return (
      side: n.isMultiple(of: 2) ? 1.0 : -1.0,
      inner: SpiralArc(radius: inner + centre, angles: angles),
      outer: SpiralArc(radius: outer + centre, angles: angles)
    )
  }
}
