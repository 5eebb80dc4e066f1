extension LeastSquares {
  /// The coefficients β̂ = (XᵀX)⁻¹Xᵀy, by Cholesky's decomposition of XᵀX.
  ///
  /// Forming XᵀX squares the condition number: a column must differ from what the others can explain by more than about
  /// 10⁻⁶ of its length to be told from a dependent one. ``orthogonal(_:_:)`` sees finer differences.
  ///
  /// - Throws: ``LeastSquaresError``, `.singular` where a column depends on those before it.
  public static func normalEquations(
    _ x: Matrix<Double>, _ y: [Double]
  ) throws(LeastSquaresError) -> [Double] {
    try check(x, y)
    try checkDetermined(x)
    // excerpt: normalEquations
    let transposed = x.transposed  // Xᵀ
    let gram = transposed * x  // XᵀX
    let moments = transposed * y  // Xᵀy
    return try Cholesky(gram, tolerance: pivotTolerance(x)).solve(moments)
    // end: normalEquations
  }
}
