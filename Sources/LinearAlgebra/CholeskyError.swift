/// Why a matrix has no Cholesky decomposition.
public enum CholeskyError: Error, Equatable, CustomStringConvertible {
  /// The matrix is not positive definite to within the tolerance. `relativePivot` is the fraction of the column's diagonal
  /// element that remains once the columns before it have been subtracted.
  case notPositiveDefinite(column: Int, relativePivot: Double, tolerance: Double)
  /// The pivot of a column is infinite or not a number.
  case notFinite(column: Int, pivot: Double)

  /// What was expected and what came.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let column, let relativePivot, let tolerance):
      "a positive-definite matrix was expected, but of the diagonal element of column \(column) (from 0) the columns"
        + " before it leave the fraction \(relativePivot); more than \(tolerance) is needed"
    case .notFinite(let column, let pivot):
      "a matrix of finite numbers was expected, but pivot \(column) (from 0) is \(pivot)"
    }
  }
}
