import Foundation

/// Why a least-squares problem was not solved.
public enum LeastSquaresError: Error, Equatable, CustomStringConvertible {
  /// The matrix has another number of rows than there are targets.
  case targetCountDiffers(rows: Int, targets: Int)
  /// There are fewer equations than unknowns, so that there is no one best answer; `minimumNorm` gives the shortest.
  case underdetermined(rows: Int, columns: Int)
  /// A matrix of more elements than LAPACK can count.
  case tooLarge(rows: Int, columns: Int, limit: Int)
  /// A column depends on those before it. The pivot is the share of its squared length that they do not explain.
  case singular(column: Int, relativePivot: Double, tolerance: Double)
  /// An element of the matrix or the targets is infinite or not a number, or a sum of squares overflowed.
  case notFinite(what: String)
  /// LAPACK did not reach a solution.
  case noConvergence(routine: String, info: Int)

  /// What was expected and what came.
  public var description: String {
    switch self {
    case .targetCountDiffers(let rows, let targets):
      "a matrix of \(rows) rows needs \(rows) targets, got \(targets)"
    case .underdetermined(let rows, let columns):
      "\(columns) coefficients cannot be determined from \(rows) equations: at least \(columns) are needed"
    case .tooLarge(let rows, let columns, let limit):
      "LAPACK counts in 32 bits: a matrix of at most \(limit) elements was expected, got one of \(rows)×\(columns)"
    case .singular(let column, let relativePivot, let tolerance):
      "column \(column) (from 0) depends on those before it: of its squared length they leave \(short(relativePivot))"
        + " unexplained, at least \(short(tolerance)) is needed"
    case .notFinite(let what):
      "least squares needs finite numbers, but \(what)"
    case .noConvergence(let routine, let info):
      "LAPACK's \(routine) found no solution (info = \(info))"
    }
  }
}

private func short(_ number: Double) -> String { String(format: "%.2g", number) }
