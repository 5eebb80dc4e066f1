import Preconditions

/// Cholesky's decomposition A = CCᵀ of a symmetric positive-definite matrix, C lower triangular.
public struct Cholesky {
  /// C: lower triangular, its diagonal positive.
  public let factor: Matrix<Double>

  /// Decomposes a symmetric matrix, of which only the lower triangle is read.
  ///
  /// - Parameters:
  ///   - matrix: a square matrix.
  ///   - tolerance: the share of a diagonal element that must be left when the columns before it are taken away. It is
  ///     relative to that element, so the units of a column do not matter. The default is a rounding error per column.
  /// - Throws: `.singular` with the first column for which less is left, `.notFinite` where a number is not finite.
  public init(_ matrix: Matrix<Double>, tolerance: Double? = nil) throws(LeastSquaresError) {
    require(matrix.rows == matrix.columns, "Cholesky: a \(matrix.shape) matrix is not square")
    let size = matrix.rows
    let tolerance = tolerance ?? Double(size) * .ulpOfOne
    var c = Matrix<Double>(rows: size, columns: size, repeating: 0)
    for j in 0..<size {
      // What is left of the diagonal element is the square of C's.
      var pivot = matrix[j, j]
      for k in 0..<j { pivot -= c[j, k] * c[j, k] }
      guard pivot.isFinite else { throw .notFinite(what: "pivot \(j) is \(pivot)") }
      guard pivot > tolerance * matrix[j, j] else {
        let relativePivot = matrix[j, j] == 0 ? 0 : pivot / matrix[j, j]
        throw .singular(column: j, relativePivot: relativePivot, tolerance: tolerance)
      }
      c[j, j] = pivot.squareRoot()
      for i in j + 1..<max(size, j + 1) {
        var rest = matrix[i, j]
        for k in 0..<j { rest -= c[i, k] * c[j, k] }
        c[i, j] = rest / c[j, j]
      }
    }
    factor = c
  }

  /// The solution of Ax = b: forwards through C, then backwards through Cᵀ.
  public func solve(_ b: [Double]) -> [Double] {
    let c = factor
    let size = c.rows
    require(b.count == size, "a \(c.shape) system needs \(size) right-hand sides, got \(b.count)")
    var x = b
    for i in 0..<size {
      for k in 0..<i { x[i] -= c[i, k] * x[k] }
      x[i] /= c[i, i]
    }
    for i in (0..<size).reversed() {
      for k in i + 1..<max(size, i + 1) { x[i] -= c[k, i] * x[k] }
      x[i] /= c[i, i]
    }
    return x
  }
}
