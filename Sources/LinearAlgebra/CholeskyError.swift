/// Why a matrix has no Cholesky decomposition, or a system no solution in `Double`.
public enum CholeskyError: Error, Equatable, CustomStringConvertible {
  /// The matrix is not positive definite to within the tolerance. `relativePivot` is the fraction of the column's
  /// diagonal element that remains once the columns before it have been subtracted.
  case notPositiveDefinite(column: Int, relativePivot: Double, tolerance: Double)
  /// The pivot of a column is infinite or not a number.
  case notFinite(column: Int, pivot: Double)
  /// A number of the solution of a system is infinite or not a number.
  case solutionNotFinite(index: Int, value: Double)

  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let column, let relativePivot, let tolerance):
      "expected a positive-definite matrix, but the columns before column \(column) (from 0) leave only the fraction"
        + " \(relativePivot) of its diagonal element; more than \(tolerance) is needed"
    case .notFinite(let column, let pivot):
      "expected a matrix of finite numbers, but pivot \(column) (from 0) is \(pivot)"
    case .solutionNotFinite(let index, let value):
      "expected a solution of finite numbers, but number \(index) (from 0) is \(value); bring the columns and the"
        + " right-hand side to a common scale"
    }
  }
}
