import LinearAlgebra
import Testing

@Suite("Cholesky's decomposition")
struct CholeskyTests {
  @Test func factorTimesItsTransposeIsTheMatrix() throws {
    // C has small integers, so that every step is exact.
    let c = Matrix<Double>([[2, 0, 0], [-1, 3, 0], [4, 1, 5]])
    #expect(try Cholesky(c * c.transposed).factor == c)
  }

  @Test func solving() throws {
    let a = Matrix<Double>([[4, -2, 8], [-2, 10, -1], [8, -1, 42]])
    let x = try Cholesky(a).solve(a * [1, -2, 3])
    for (value, expected) in zip(x, [1.0, -2, 3]) { #expect((value - expected).magnitude < 1e-14) }
  }

  @Test func anIndefiniteMatrixIsRefused() {
    let tolerance = 2 * Double.ulpOfOne
    #expect(throws: LeastSquaresError.singular(column: 1, relativePivot: -3, tolerance: tolerance)) {
      try Cholesky(Matrix([[1, 2], [2, 1]]))
    }
    #expect(throws: LeastSquaresError.singular(column: 0, relativePivot: 1, tolerance: tolerance)) {
      try Cholesky(Matrix([[-1, 0], [0, 1]]))
    }
  }
}
