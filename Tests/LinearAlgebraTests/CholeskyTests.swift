import LinearAlgebra
import Testing

@Suite("Cholesky's decomposition")
struct CholeskyTests {
  @Test func factorTimesItsTransposeIsTheMatrix() throws {
    // C consists of small integers, so every step is exact.
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
    #expect(throws: CholeskyError.notPositiveDefinite(column: 1, relativePivot: -3, tolerance: tolerance)) {
      try Cholesky(Matrix([[1, 2], [2, 1]]))
    }
    #expect(throws: CholeskyError.notPositiveDefinite(column: 0, relativePivot: 1, tolerance: tolerance)) {
      try Cholesky(Matrix([[-1, 0], [0, 1]]))
    }
  }

  @Test func aMatrixThatIsNotFiniteIsRefused() {
    #expect(throws: CholeskyError.notFinite(column: 1, pivot: .infinity)) {
      try Cholesky(Matrix([[1, 0], [0, .infinity]]))
    }
    #expect(throws: CholeskyError.self) { try Cholesky(Matrix([[.nan]])) }
  }

  @Test func aSolutionThatOverflowsIsRefused() throws {
    let tiny = try Cholesky(Matrix([[1e-300]]))
    #expect(throws: CholeskyError.solutionNotFinite(index: 0, value: .infinity)) { try tiny.solve([1e300]) }
    #expect(
      "\(CholeskyError.solutionNotFinite(index: 0, value: .infinity))"
        == "expected a solution of finite numbers, but number 0 (from 0) is inf; bring the columns and the right-hand"
        + " side to a common scale")
  }

  @Test func messagesSayWhatWasExpectedAndFound() {
    #expect(
      "\(CholeskyError.notPositiveDefinite(column: 1, relativePivot: -3, tolerance: 0.5))"
        == "expected a positive-definite matrix, but the columns before column 1 (from 0) leave only the fraction"
        + " -3.0 of its diagonal element; more than 0.5 is needed")
  }

  @Test(arguments: [1, 3]) func rightHandSidesOfAnotherLengthStopTheProgram(count: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [count] in
      _ = try Cholesky(Matrix([[4, 0], [0, 9]])).solve(Array(repeating: 1, count: count))
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("a 2×2 system needs 2 right-hand sides, got \(count)"))
  }
}
