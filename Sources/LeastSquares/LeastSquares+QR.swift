import CLAPACK
import LinearAlgebra

extension LeastSquares {
  /// The coefficients β that minimise the squared error, by LAPACK's QR decomposition with column pivoting (`dgeqp3`):
  /// with XP = QR, they solve R(Pᵀβ) = Qᵀy.
  ///
  /// Powers of two first scale the columns to lengths between 1 and 2. This costs no digits, and it keeps the units of
  /// the columns from deciding which of them count as dependent.
  ///
  /// - Parameters:
  ///   - x: the matrix X, `[rows, columns]`, with at least as many rows as columns.
  ///   - y: the targets, one per row.
  /// - Returns: β, one number per column.
  /// - Throws: ``LeastSquaresError``; `.singular` if a column depends on the others.
  public static func orthogonal(_ x: Matrix<Double>, _ y: [Double]) throws(LeastSquaresError) -> [Double] {
    try check(x, y)
    try checkDetermined(x)
    guard x.columns > 0 else { return [] }
    try checkSize(rows: x.rows, columns: x.columns)
    let rows = Int32(x.rows)
    let columns = Int32(x.columns)

    // XP = QR, in LAPACK's column-major order
    let scales = (0..<x.columns).map { powerOfTwoBelowLength(x.column($0)) }
    var qr = x.transposed.elements
    for j in 0..<x.columns {
      for i in 0..<x.rows { qr[j * x.rows + i] /= scales[j] }
    }
    var permutation = [Int32](repeating: 0, count: x.columns)
    var reflections = [Double](repeating: 0, count: x.columns)
    var info = LAPACKE_dgeqp3(LAPACK_COL_MAJOR, rows, columns, &qr, rows, &permutation, &reflections)
    guard info == 0 else { throw .noConvergence(routine: "dgeqp3", info: Int(info)) }

    // Pivoting sorts R's diagonal in decreasing order: its first small element belongs to a dependent column.
    let tolerance = Double(max(x.rows, x.columns)) * .ulpOfOne
    for j in 0..<x.columns {
      let pivot = (qr[j * x.rows + j] / max(qr[0].magnitude, .leastNormalMagnitude)).magnitude
      guard pivot > tolerance else {
        throw .singular(
          column: Int(permutation[j]) - 1, relativePivot: pivot * pivot, tolerance: tolerance * tolerance)
      }
    }

    // R (Pᵀβ) = Qᵀy
    var solution = y
    info = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, 0x4c /* L */, 0x54 /* T */, rows, 1, columns, qr, rows, reflections, &solution, rows)
    guard info == 0 else { throw .noConvergence(routine: "dormqr", info: Int(info)) }
    info = LAPACKE_dtrtrs(
      LAPACK_COL_MAJOR, 0x55 /* U */, 0x4e /* N */, 0x4e /* N */, columns, 1, qr, rows, &solution, rows)
    guard info == 0 else { throw .noConvergence(routine: "dtrtrs", info: Int(info)) }

    var beta = [Double](repeating: 0, count: x.columns)
    for (j, column) in permutation.enumerated() {
      beta[Int(column) - 1] = solution[j] / scales[Int(column) - 1]
    }
    return beta
  }

  /// The power of two by which a column is divided to give it a length between 1 and 2; 1 for a column of zeros.
  private static func powerOfTwoBelowLength(_ column: [Double]) -> Double {
    let largest = column.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return 1 }
    let scale = largest.binade
    let length = column.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
    return min(scale * length.binade, 0x1p1023)
  }
}
