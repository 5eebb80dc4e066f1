import LinearAlgebra
import Preconditions

/// The standardised distances of points from components, of which every density is made.
extension GaussianMixture {
  /// The largest useful argument `reduction` of ``halfSquares(at:reduction:)``: with it all squares are finite.
  static let largestReduction = 4

  /// ½ (y − μₖ)ᵀ Σₖ⁻¹ (y − μₖ) of every component at every point.
  ///
  /// - Parameters:
  ///   - points: `[count, dimensions]`.
  ///   - reduction: how many times all distances are divided by 2³⁵⁵.
  /// - Returns: `[components · count]`; ∞ where it overflows, or a coordinate is NaN and the covariances are full.
  func halfSquares(at points: Matrix<Double>, reduction: Int = 0) -> [Double] {
    require(
      points.columns == dimensions, "points of \(dimensions) numbers expected, got ones of \(points.columns)")
    let count = points.rows
    let unit = DistanceUnit(reduction: reduction)
    var squares = [Double](
      repeating: 0, count: requireArea(rows: components, columns: count, "a table of densities"))
    squares.withUnsafeMutableBufferPointer { squares in
      points.elements.withUnsafeBufferPointer { y in
        for k in 0..<components {
          let row = UnsafeMutableBufferPointer(rebasing: squares[k * count..<(k + 1) * count])
          switch structure {
          case .isotropic: isotropicHalfSquares(k, at: y, unit, in: row)
          case .diagonal: diagonalHalfSquares(k, at: y, unit, in: row)
          case .full: fullHalfSquares(k, at: y, unit, in: row)
          }
        }
      }
    }
    return squares
  }

  /// ‖y − μₖ‖²/2σₖ²
  private func isotropicHalfSquares(
    _ k: Int, at y: UnsafeBufferPointer<Double>, _ unit: DistanceUnit, in row: UnsafeMutableBufferPointer<Double>
  ) {
    let scale = GaussianScale(variance: variances[k, 0])
    let (first, second, width) = (unit.first, scale.factor * unit.second, 2 * scale.variance)
    for d in 0..<dimensions {
      let halfMean = 0.5 * means[k, d]
      for i in row.indices {
        let deviation = (0.5 * y[i &* dimensions &+ d] - halfMean) * first * second
        row[i] += deviation * deviation
      }
    }
    for i in row.indices { row[i] /= width }
  }

  /// Σ (y − μₖ)²/2σₖ² over the dimensions
  private func diagonalHalfSquares(
    _ k: Int, at y: UnsafeBufferPointer<Double>, _ unit: DistanceUnit, in row: UnsafeMutableBufferPointer<Double>
  ) {
    for d in 0..<dimensions {
      let scale = GaussianScale(variance: variances[k, d])
      let (first, second, width) = (unit.first, scale.factor * unit.second, 2 * scale.variance)
      let halfMean = 0.5 * means[k, d]
      for i in row.indices {
        let deviation = (0.5 * y[i &* dimensions &+ d] - halfMean) * first * second
        row[i] += deviation * deviation / width
      }
    }
  }

  /// ½‖z‖² with Cz = (y − μₖ)/σₖ, by forward substitution.
  ///
  /// C has rows of length 1. By the inequality of Cauchy and Schwarz a number on the right-hand side is then at most ‖z‖,
  /// so what overflows here does so because ‖z‖ does, and the answer is ∞ even where ∞ − ∞ occurs on the way.
  private func fullHalfSquares(
    _ k: Int, at y: UnsafeBufferPointer<Double>, _ unit: DistanceUnit, in row: UnsafeMutableBufferPointer<Double>
  ) {
    let solver = Whitening(fullCovariances[k], mean: means.row(k), unit: unit)
    solver.halfSquares(of: y, in: row)
  }
}

/// What distances are multiplied by so that squares are finite, 2⁻³⁵⁵ to some power, in two factors that are not zero.
struct DistanceUnit {
  let first: Double
  let second: Double

  init(reduction: Int) {
    first = Double(sign: .plus, exponent: -355 * min(reduction, 3), significand: 1)
    second = Double(sign: .plus, exponent: -355 * max(reduction - 3, 0), significand: 1)
  }
}
