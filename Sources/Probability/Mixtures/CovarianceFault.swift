/// What is wrong with a covariance matrix or with a lower triangular factor of one.
public enum CovarianceFault: Error, Equatable, CustomStringConvertible {
  /// Not one row and one column for each dimension.
  case otherShape(String, dimensions: Int)
  /// An element that is infinite or NaN.
  case notFinite(Double, row: Int, column: Int)
  /// A variance that is not positive and finite.
  case invalidVariance(Double, dimension: Int)
  /// Two elements that should be the same and are not: that in row and column, and that in column and row.
  case notSymmetric(Double, Double, row: Int, column: Int)
  /// A matrix whose quadratic form is not positive everywhere but at zero, to within rounding.
  case notPositiveDefinite
  /// An element of a factor above the diagonal that is not zero.
  case notTriangular(Double, row: Int, column: Int)
  /// An element of a factor's diagonal that is not positive.
  case invalidDiagonal(Double, dimension: Int)

  /// What was expected and what came, as the end of a sentence.
  public var description: String {
    switch self {
    case .otherShape(let shape, let dimensions): "must have the shape \(dimensions)×\(dimensions), got \(shape)"
    case .notFinite(let value, let row, let column): "must be finite, got \(value) in row \(row), column \(column)"
    case .invalidVariance(let value, let dimension):
      "must have a positive, finite variance in dimension \(dimension), got \(value)"
    case .notSymmetric(let lower, let upper, let row, let column):
      "must be symmetric, got \(lower) in row \(row), column \(column) and \(upper) in row \(column), column \(row)"
    case .notPositiveDefinite:
      "must be positive definite: to within rounding, one dimension is a linear combination of others"
        + " or a correlation exceeds 1"
    case .notTriangular(let value, let row, let column):
      "needs a lower triangular factor, got \(value) in row \(row), column \(column), above the diagonal"
    case .invalidDiagonal(let value, let dimension):
      "needs a factor with a positive diagonal, got \(value) in row \(dimension)"
    }
  }
}
