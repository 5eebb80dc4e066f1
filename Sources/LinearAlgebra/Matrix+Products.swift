import Preconditions

extension Matrix {
  /// The matrix product AB of an m×k and a k×n matrix.
  ///
  /// Every element is a sum over k in order, with fused multiply-add, so that it has the same bits everywhere.
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

  /// The product Av of an m×n matrix and a vector of n numbers: a vector of m numbers.
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
