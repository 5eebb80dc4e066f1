import LinearAlgebra
import TestReferences
import Testing

/// Finite numbers in give finite numbers out, or a typed error, whatever the numbers are.
@Suite("Every finite number")
struct EveryNumberTests {
  @Test func grids() {
    var numbers = FiniteNumbers<Double>(seed: 21)
    for _ in 0..<5000 {
      let (a, b) = (numbers.next(), numbers.next())
      let range = min(a, b)...max(a, b)
      let grid = grid(range, 2 + numbers.integer(below: 6))
      #expect(grid.allSatisfy { range ~= $0 } && grid == grid.sorted(), "\(range): \(grid)")
      #expect(grid.first == range.lowerBound && grid.last == range.upperBound, "\(range): \(grid)")
    }
  }

  @Test func decompositionsAndSolutions() {
    var numbers = FiniteNumbers<Double>(seed: 22)
    var outcomes: [String: Int] = [:]
    for _ in 0..<20_000 {
      let size = 1 + numbers.integer(below: 3)
      let isRegular = numbers.integer(below: 2) == 0
      // Large on the diagonal, so that many are positive definite.
      let matrix = Matrix<Double>(rows: size, columns: size) { i, j in
        i == j && isRegular ? numbers.positive() : numbers.next() * (isRegular ? 1e-200 : 1)
      }
      let tolerance = numbers.integer(below: 2) == 0 ? nil : numbers.next()
      let b = (0..<size).map { _ in numbers.next() }
      do throws(CholeskyError) {
        let cholesky = try Cholesky(matrix, tolerance: tolerance)
        #expect(cholesky.factor.isFinite, "\(matrix), \(String(describing: tolerance))")
        #expect((0..<size).allSatisfy { cholesky.factor[$0, $0] > 0 }, "\(matrix), \(String(describing: tolerance))")
        let x = try cholesky.solve(b)
        #expect(x.allSatisfy { $0.isFinite }, "\(matrix), \(b)")
        outcomes["solved", default: 0] += 1
      } catch {
        #expect("\(error)".hasPrefix("expected a"))
        switch error {
        case .notPositiveDefinite: outcomes["singular", default: 0] += 1
        case .notFinite: outcomes["overflow", default: 0] += 1
        case .solutionNotFinite: outcomes["no solution", default: 0] += 1
        }
      }
    }
    // The numbers have led everywhere.
    for outcome in ["solved", "singular", "overflow", "no solution"] {
      #expect(outcomes[outcome, default: 0] > 100, "\(outcome): \(outcomes)")
    }
  }

  @Test func aNegativeToleranceMakesNoRoots() {
    #expect(throws: CholeskyError.notPositiveDefinite(column: 1, relativePivot: -3, tolerance: -1e9)) {
      try Cholesky(Matrix([[1, 2], [2, 1]]), tolerance: -1e9)
    }
  }
}
