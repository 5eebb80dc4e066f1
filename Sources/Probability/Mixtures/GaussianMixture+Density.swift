import ElementaryFunctions
import LinearAlgebra
import Preconditions

extension GaussianMixture {
  /// The logarithm of the density at a point, by log-sum-exp.
  ///
  /// - Parameter y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  /// - Returns: ln p(y).
  public func logDensity(_ y: [Double]) -> Double { logSumExp(logJoint(at: row(y)))[0].saturated }

  /// The density at a point.
  ///
  /// - Parameter y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  /// - Returns: p(y).
  public func density(_ y: [Double]) -> Double { Double.exp(logDensity(y)).saturated }

  /// The densities at many points. They have the bits of ``density(_:)-([Double])`` at each, and take a fraction of the
  /// time, because the processor works on several points at once.
  ///
  /// - Parameter points: one point per row, `[count, dimensions]`; another number of columns stops the program with a
  ///   message.
  /// - Returns: `[count]`.
  public func densities(at points: Matrix<Double>) -> [Double] {
    logDensities(at: points).map { Double.exp($0).saturated }
  }

  /// The logarithms of the densities at many points, `[count]`.
  func logDensities(at points: Matrix<Double>) -> [Double] { logSumExp(logJoint(at: points)).map(\.saturated) }

  /// The responsibilities γₖ = πₖ N(y; μₖ, Σₖ) / p(y): the probability that a point came from each of the components.
  ///
  /// They are known to a relative error of about |ln p(y)| · 10⁻¹⁵. So far out that this tells nothing, and even where the
  /// logarithms overflow, the component with the smallest standardised distance takes all; equally near ones share it by
  /// their priors and widths.
  ///
  /// - Parameter y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  /// - Returns: `[components]`, with the sum 1; NaN if a coordinate is not finite.
  public func responsibilities(_ y: [Double]) -> [Double] {
    let point = row(y)
    // Distances are made smaller until the nearest component's square is finite; in the last step all are.
    var reduction = 0
    var squares: [Double]
    var nearest: Double
    repeat {
      squares = halfSquares(at: point, reduction: reduction)
      nearest = zip(squares, priors).reduce(.infinity) { $1.1 > 0 ? min($0, $1.0) : $0 }
      reduction += 1
    } while !nearest.isFinite && reduction <= Self.largestReduction
    // Beside the nearest component, so that what all have in common does not drown the priors.
    let logs = zip(logWeights, squares).map { $0 - ($1 - nearest) }
    let largest = logs.reduce(-.infinity, max)
    let shares = logs.map { Double.exp($0 - largest) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// A point of D numbers as a matrix, `[1, dimensions]`.
  private func row(_ y: [Double]) -> Matrix<Double> {
    require(y.count == dimensions, "a point of \(dimensions) numbers expected, got \(y.count)")
    return Matrix(rows: 1, columns: dimensions, elements: y)
  }

  /// ln πₖ N(y; μₖ, Σₖ) of every component at every point, `[components, count]`.
  private func logJoint(at points: Matrix<Double>) -> Matrix<Double> {
    let count = points.rows
    var joint = halfSquares(at: points)
    for k in 0..<components {
      let logWeight = logWeights[k]
      for i in k * count..<(k + 1) * count { joint[i] = logWeight - joint[i] }
    }
    return Matrix(rows: components, columns: count, elements: joint)
  }
}

/// ln Σₖ exp aₖ of each column of a matrix; the column's largest number is subtracted first, so that no term overflows
/// and not all underflow.
private func logSumExp(_ a: Matrix<Double>) -> [Double] {
  let (rowCount, count) = (a.rows, a.columns)
  var largest = [Double](repeating: -.infinity, count: count)
  var sums = [Double](repeating: 0, count: count)
  // Loops over unsafe buffers, which the compiler vectorises over several columns.
  a.elements.withUnsafeBufferPointer { a in
    largest.withUnsafeMutableBufferPointer { largest in
      sums.withUnsafeMutableBufferPointer { sums in
        let rows = (0..<rowCount).map { UnsafeBufferPointer(rebasing: a[$0 * count..<($0 + 1) * count]) }
        for row in rows { for i in 0..<count { largest[i] = max(largest[i], row[i]) } }
        for row in rows { for i in 0..<count { sums[i] += .exp(row[i] - largest[i]) } }
      }
    }
  }
  return zip(largest, sums).map { $0.isFinite ? $0 + Double.log($1) : $0 }
}
