import ElementaryFunctions

/// The variance σ² of a Gaussian in units that keep every square within the range of `Double`: σ² = v · 4ⁿ with
/// ⅛ ≤ v < ½.
///
/// Distances are measured in units of 2ⁿ. That changes no digit, because the unit is a power of two, and the square of
/// a distance then overflows only where ½z² for z = distance/σ does, whatever the variance.
struct GaussianScale {
  /// A distance is halved, so that the difference of two numbers cannot overflow, then multiplied by this: 2¹⁻ⁿ.
  let factor: Double
  /// v, the variance in these units.
  let variance: Double
  private let exponent: Int

  /// The scale of a positive, finite variance.
  init(variance: Double) {
    exponent = (variance.exponent + 3) >> 1
    factor = Double(sign: .plus, exponent: 1 - exponent, significand: 1)
    self.variance = Double(
      sign: .plus, exponent: variance.exponent - 2 * exponent, significand: variance.significand)
  }

  /// The scale of a standard deviation that is a power of two, whose square may be out of range.
  init(standardDeviation: Double) {
    exponent = Int(standardDeviation.exponent) + 1
    factor = Double(sign: .plus, exponent: 1 - exponent, significand: 1)
    variance = 0.25
  }

  /// ½z² = (x − μ)²/2σ².
  func halfSquare(_ x: Double, from mean: Double) -> Double {
    let distance = (0.5 * x - 0.5 * mean) * factor
    return distance * distance / (2 * variance)
  }

  /// A number times 1/√(2πσ²), the density at the mean.
  func peak(times number: Double) -> Double { number / (2 * Double.pi * variance).squareRoot() * (0.5 * factor) }

  /// ln(factor · σ²).
  ///
  /// The product itself may overflow, or be subnormal and have few digits; then it is that of v, and n ln 4 is added.
  static func log(_ factor: Double, times variance: Double) -> Double {
    let product = factor * variance
    if product.isNormal { return Double.log(product) }
    let scale = GaussianScale(variance: variance)
    return Double.log(factor * scale.variance) + Double(2 * scale.exponent) * Double.log(2)
  }
}
