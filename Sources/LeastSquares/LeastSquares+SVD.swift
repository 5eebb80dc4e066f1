import CLAPACK
import LinearAlgebra

/// The shortest of all coefficient vectors that minimise the squared error, with the rank and singular values of X.
public struct MinimumNormSolution: Equatable, Sendable {
  /// β, one number per column.
  public let coefficients: [Double]
  /// The rank of X, the number of its independent columns, to within the tolerance.
  public let rank: Int
  /// The `min(rows, columns)` singular values of X, largest first.
  public let singularValues: [Double]
}

extension LeastSquares {
  /// The coefficients of smallest Euclidean length among those that minimise the squared error, by LAPACK's singular
  /// value decomposition (`dgelsd`): with X = UΣVᵀ, β = VΣ⁺Uᵀy. They exist for every matrix; dependent columns share
  /// their weight.
  ///
  /// The rank, and which coefficients are shortest, depend on the units of the columns.
  ///
  /// - Parameters:
  ///   - x: the matrix X, `[rows, columns]`.
  ///   - y: the targets, one per row.
  ///   - tolerance: singular values up to this fraction of the largest count as zero. By default one rounding error per
  ///     row or column, whichever there are more of.
  /// - Returns: the coefficients, the rank and the singular values of X.
  /// - Throws: ``LeastSquaresError``.
  public static func minimumNorm(
    _ x: Matrix<Double>, _ y: [Double], tolerance: Double? = nil
  ) throws(LeastSquaresError) -> MinimumNormSolution {
    try check(x, y)
    let larger = max(x.rows, x.columns)
    guard min(x.rows, x.columns) > 0 else {
      return MinimumNormSolution(
        coefficients: Array(repeating: 0, count: x.columns), rank: 0, singularValues: [])
    }
    try checkSize(rows: x.rows, columns: x.columns)
    var a = x.transposed.elements
    var b = y + Array(repeating: 0, count: larger - y.count)
    var singularValues = [Double](repeating: 0, count: min(x.rows, x.columns))
    var rank: Int32 = 0
    let info = LAPACKE_dgelsd(
      LAPACK_COL_MAJOR, Int32(x.rows), Int32(x.columns), 1, &a, Int32(x.rows), &b, Int32(larger), &singularValues,
      tolerance ?? Double(larger) * .ulpOfOne, &rank)
    guard info == 0 else { throw .noConvergence(routine: "dgelsd", info: Int(info)) }
    return MinimumNormSolution(
      coefficients: Array(b[..<x.columns]), rank: Int(rank), singularValues: singularValues)
  }
}
