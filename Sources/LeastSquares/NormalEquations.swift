import LinearAlgebra

extension LeastSquares {
  /// The coefficients β̂ = (XᵀX)⁻¹Xᵀy, by the Cholesky decomposition of XᵀX.
  ///
  /// Forming XᵀX squares the condition number: a column counts as dependent unless what the others cannot explain of it
  /// is more than about 10⁻⁶ of its length. ``orthogonal(_:_:)`` resolves finer differences.
  ///
  /// - Parameters:
  ///   - x: the matrix X, `[rows, columns]`, with at least as many rows as columns.
  ///   - y: the targets, one per row.
  /// - Returns: β̂, one number per column.
  /// - Throws: ``LeastSquaresError``; `.singular` if a column depends on those before it.
  public static func normalEquations(
    _ x: Matrix<Double>, _ y: [Double]
  ) throws(LeastSquaresError) -> [Double] {
    try check(x, y)
    try checkDetermined(x)
    do {
      // excerpt: normalEquations
      let transposed = x.transposed  // Xᵀ
      let gram = transposed * x  // XᵀX
      let moments = transposed * y  // Xᵀy
      return try Cholesky(gram, tolerance: pivotTolerance(x)).solve(moments)
      // end: normalEquations
    } catch {
      throw LeastSquaresError(error)
    }
  }
}

extension LeastSquaresError {
  /// What a failed Cholesky decomposition of XᵀX means for X: a diagonal element of XᵀX is a column's squared length.
  fileprivate init(_ error: CholeskyError) {
    self =
      switch error {
      case .notPositiveDefinite(let column, let relativePivot, let tolerance):
        .singular(column: column, relativePivot: relativePivot, tolerance: tolerance)
      case .notFinite(let column, let pivot):
        .notFinite(what: "pivot \(column) is \(pivot)")
      case .solutionNotFinite(let index, let value):
        .notFinite(what: "coefficient \(index) is \(value)")
      }
  }
}
