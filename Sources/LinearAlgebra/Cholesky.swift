import Preconditions

/// The Cholesky decomposition A = CCᵀ of a symmetric positive-definite matrix, with C lower triangular.
public struct Cholesky {
  /// The factor C, `[size, size]`: lower triangular, with a positive diagonal.
  public let factor: Matrix<Double>

  /// Decomposes a symmetric matrix, of which only the lower triangle is read:
  /// Cⱼⱼ² = Aⱼⱼ − Σₖ Cⱼₖ² and Cᵢⱼ = (Aᵢⱼ − Σₖ CᵢₖCⱼₖ) / Cⱼⱼ, with k < j < i.
  ///
  /// - Parameters:
  ///   - matrix: the matrix A, `[size, size]`; a matrix that is not square stops the program.
  ///   - tolerance: more than this fraction of each diagonal element, and more than zero, must remain once the columns
  ///     before it have been subtracted. It is relative to that element, so the units of a column do not matter. By
  ///     default one rounding error per column, `size` · 2⁻⁵².
  /// - Throws: ``CholeskyError``, which names the first column that depends on those before it, or whose numbers
  ///   overflow. The factor is finite.
  public init(_ matrix: Matrix<Double>, tolerance: Double? = nil) throws(CholeskyError) {
    require(matrix.rows == matrix.columns, "Cholesky: a \(matrix.shape) matrix is not square")
    let size = matrix.rows
    let tolerance = tolerance ?? Double(size) * .ulpOfOne
    var c = Matrix<Double>(rows: size, columns: size, repeating: 0)
    for j in 0..<size {
      // What remains of the diagonal element is the square of C's.
      var pivot = matrix[j, j]
      for k in 0..<j { pivot -= c[j, k] * c[j, k] }
      guard pivot.isFinite else { throw .notFinite(column: j, pivot: pivot) }
      guard pivot > 0, pivot > tolerance * matrix[j, j] else {
        let relativePivot = matrix[j, j] == 0 ? 0 : pivot / matrix[j, j]
        throw .notPositiveDefinite(column: j, relativePivot: relativePivot, tolerance: tolerance)
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

  /// The solution x of Ax = b, by forward substitution in C and back substitution in Cᵀ.
  ///
  /// - Parameter b: the right-hand side, one number per row; any other count stops the program.
  /// - Returns: x, one finite number per column.
  /// - Throws: ``CholeskyError/solutionNotFinite(index:value:)`` if a number of x overflows.
  public func solve(_ b: [Double]) throws(CholeskyError) -> [Double] {
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
    if let index = x.firstIndex(where: { !$0.isFinite }) { throw .solutionNotFinite(index: index, value: x[index]) }
    return x
  }
}
