import Preconditions

extension Matrix {
  /// The matrix product AB, `[m, n]`, of A `[m, k]` and B `[k, n]`; shapes that do not match stop the program.
  ///
  /// Each element is summed over k in order with fused multiply-add, so its bits are the same on every machine.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    require(
      left.columns == right.rows,
      "\(left.shape) times \(right.shape): the left has \(left.columns) columns, the right \(right.rows) rows")
    var product = Matrix(rows: left.rows, columns: right.columns, repeating: 0)
    for i in 0..<left.rows {
      for k in 0..<left.columns {
        let factor = left.elements[i * left.columns + k]
        for j in 0..<right.columns {
          product.elements[i * right.columns + j].addProduct(factor, right.elements[k * right.columns + j])
        }
      }
    }
    return product
  }

  /// The product Av, m numbers, of a matrix A `[m, n]` and a vector v of n numbers; any other length stops the program.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func * (matrix: Matrix, vector: [Scalar]) -> [Scalar] {
    require(
      matrix.columns == vector.count,
      "\(matrix.shape) times a vector of \(vector.count): the matrix has \(matrix.columns) columns")
    return (0..<matrix.rows).map { i in
      var sum: Scalar = 0
      for j in 0..<matrix.columns { sum.addProduct(matrix.elements[i * matrix.columns + j], vector[j]) }
      return sum
    }
  }
}
