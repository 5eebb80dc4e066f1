import LinearAlgebra

/// Least squares: the coefficients β that minimise the squared error (y − Xβ)ᵀ(y − Xβ).
///
/// There are three solvers, from the textbook's to the most tolerant:
/// - ``normalEquations(_:_:)`` solves XᵀXβ = Xᵀy, as chapter 1 derives it;
/// - ``orthogonal(_:_:)`` decomposes X itself, which loses half as many digits;
/// - ``minimumNorm(_:_:tolerance:)`` also has an answer if columns depend on each other or there are too few rows.
///
/// In all of them X is `[rows, columns]`, y has one number per row and β one number per column.
public enum LeastSquares {
  /// Throws unless there is one target per row and all numbers are finite.
  static func check(_ x: Matrix<Double>, _ y: [Double]) throws(LeastSquaresError) {
    guard x.rows == y.count else { throw .targetCountDiffers(rows: x.rows, targets: y.count) }
    if let index = x.elements.firstIndex(where: { !$0.isFinite }) {
      let (row, column) = index.quotientAndRemainder(dividingBy: x.columns)
      throw .notFinite(what: "element (\(row), \(column)) of the matrix is \(x.elements[index])")
    }
    if let index = y.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(what: "target \(index) is \(y[index])")
    }
  }

  /// The largest number of elements in a matrix for LAPACK, which counts with 32-bit integers. Its workspace takes up
  /// to the square of the shorter side, and a few hundred more numbers for each row or column of that side.
  static let maximumSize = 1 << 30

  /// Throws unless LAPACK can count the elements of a matrix and of its workspace.
  static func checkSize(rows: Int, columns: Int) throws(LeastSquaresError) {
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, max(rows, columns, size) <= maximumSize else {
      throw .tooLarge(rows: rows, columns: columns, limit: maximumSize)
    }
  }

  /// Throws unless there are at least as many rows as columns.
  static func checkDetermined(_ x: Matrix<Double>) throws(LeastSquaresError) {
    guard x.rows >= x.columns else { throw .underdetermined(rows: x.rows, columns: x.columns) }
  }

  /// The fraction of a column's squared length that the columns before it must leave unexplained for it to count as
  /// independent: what rounding leaves of a dependent column is at most about this.
  static func pivotTolerance(_ x: Matrix<Double>) -> Double {
    Double(10 * max(x.rows, x.columns)) * .ulpOfOne
  }
}
