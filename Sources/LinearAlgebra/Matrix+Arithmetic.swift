import Preconditions

extension Matrix {
  /// The elementwise sum of two matrices of the same shape; other shapes stop the program.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    combine(left, right, "+", +)
  }

  /// The elementwise difference of two matrices of the same shape; other shapes stop the program.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    combine(left, right, "−", -)
  }

  /// A matrix with every element multiplied by a number.
  public static func * (factor: Scalar, matrix: Matrix) -> Matrix {
    Matrix(rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { factor * $0 })
  }

  private static func combine(
    _ left: Matrix, _ right: Matrix, _ symbol: String, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Matrix {
    require(
      left.rows == right.rows && left.columns == right.columns,
      "\(left.shape) \(symbol) \(right.shape): the shapes differ")
    return Matrix(
      rows: left.rows, columns: left.columns, elements: zip(left.elements, right.elements).map(operation))
  }
}
