import LinearAlgebra

extension LeastSquares {
  // excerpt: squaredError
  /// The residuals y − Xβ, one per row: what the model leaves of each target.
  public static func residuals(
    _ x: Matrix<Double>, _ y: [Double], _ beta: [Double]
  ) -> [Double] {
    zip(y, x * beta).map { $0 - $1 }
  }

  /// The squared error SE(β) = Σᵢ (yᵢ − xᵢᵀβ)², also known as the RSS.
  public static func squaredError(
    _ x: Matrix<Double>, _ y: [Double], _ beta: [Double]
  ) -> Double {
    residuals(x, y, beta).reduce(0) { $0 + $1 * $1 }
  }

  /// The mean squared error SE(β)/n, for n rows.
  public static func meanSquaredError(
    _ x: Matrix<Double>, _ y: [Double], _ beta: [Double]
  ) -> Double {
    squaredError(x, y, beta) / Double(y.count)
  }

  /// The gradient of the squared error, one number per column: ∂SE/∂β = −2Xᵀ(y − Xβ).
  public static func gradient(
    _ x: Matrix<Double>, _ y: [Double], _ beta: [Double]
  ) -> [Double] {
    (x.transposed * residuals(x, y, beta)).map { -2 * $0 }
  }
  // end: squaredError
}
