import Foundation

/// Why a least-squares problem could not be solved.
public enum LeastSquaresError: Error, Equatable, CustomStringConvertible {
  /// The matrix does not have one row per target.
  case targetCountDiffers(rows: Int, targets: Int)
  /// There are fewer equations than unknowns, so the best answer is not unique;
  /// ``LeastSquares/minimumNorm(_:_:tolerance:)`` gives the shortest.
  case underdetermined(rows: Int, columns: Int)
  /// The matrix has more elements than LAPACK can count.
  case tooLarge(rows: Int, columns: Int, limit: Int)
  /// A column depends on those before it. `relativePivot` is the fraction of its squared length that they leave
  /// unexplained.
  case singular(column: Int, relativePivot: Double, tolerance: Double)
  /// An element of the matrix or the targets is infinite or not a number, or a sum of squares overflowed.
  case notFinite(what: String)
  /// LAPACK did not reach a solution.
  case noConvergence(routine: String, info: Int)

  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .targetCountDiffers(let rows, let targets):
      "a matrix of \(rows) rows needs \(rows) targets, got \(targets)"
    case .underdetermined(let rows, let columns):
      "\(columns) coefficients cannot be determined from \(rows) equations: at least \(columns) are needed"
    case .tooLarge(let rows, let columns, let limit):
      "LAPACK counts in 32 bits: expected a matrix of at most \(limit) elements, got one of \(rows)×\(columns)"
    case .singular(let column, let relativePivot, let tolerance):
      "column \(column) (from 0) depends on those before it: they leave the fraction \(short(relativePivot)) of its"
        + " squared length unexplained, at least \(short(tolerance)) is needed"
    case .notFinite(let what):
      "least squares needs finite numbers, but \(what)"
    case .noConvergence(let routine, let info):
      "LAPACK's \(routine) found no solution (info = \(info))"
    }
  }
}

private func short(_ number: Double) -> String { String(format: "%.2g", number) }
