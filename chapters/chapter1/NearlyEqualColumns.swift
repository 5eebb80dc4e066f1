import LeastSquares
import LinearAlgebra
import Probability

/// The errors of two solvers, one number a draw.
typealias SolverErrors = (normalEquations: [Double], qr: [Double])

// excerpt: errors
/// The largest error of a coefficient where two columns nearly agree: one number for each draw.
func errors(
  ofColumnsApartBy gap: Double, from column: [Double], draws: Int,
  using random: inout RandomSource
) throws -> SolverErrors {
  var errors: SolverErrors = ([], [])
  for _ in 0..<draws {
    let x = Matrix(column.map { [$0, $0 + gap * random.normal()] })
    let y = x * [1, 1]
    errors.normalEquations.append(
      largestDifference(try LeastSquares.normalEquations(x, y), [1, 1]))
    errors.qr.append(largestDifference(try LeastSquares.orthogonal(x, y), [1, 1]))
  }
  return errors
}
// end: errors
