import LinearAlgebra
import TestReferences
import Testing

@testable import LeastSquares

/// A problem from Tests/References/leastSquares.json, solved there to 60 digits.
private struct Problem: Decodable {
  var x: [[Double]]
  var y: [Double]
  var rank: Int
  var beta: [Double]
  var singularValues: [Double]
  var squaredError: Double

  var matrix: Matrix<Double> { Matrix(x) }
}

private func problem(_ name: String) throws -> Problem {
  let problems: [String: Problem] = try References.numbers(of: "leastSquares.json")
  return try #require(problems[name])
}

/// The largest difference between two lists, relative to the size of the reference.
private func worstShare(_ values: [Double], _ references: [Double]) -> Double {
  zip(values, references).map { (($0 - $1) / $1).magnitude }.max() ?? .infinity
}

@Suite("Least squares")
struct LeastSquaresTests {
  // Condition number 3: XᵀX costs few digits. "scaled" has columns of 1e-8 and 1e+8, which cost nothing here.
  @Test(arguments: ["plain", "scaled"]) func everySolverAgreesWithTheReference(_ name: String) throws {
    let problem = try problem(name)
    let x = problem.matrix
    #expect(worstShare(try LeastSquares.normalEquations(x, problem.y), problem.beta) < 1e-13)
    #expect(worstShare(try LeastSquares.orthogonal(x, problem.y), problem.beta) < 1e-13)
    let beta = try LeastSquares.normalEquations(x, problem.y)
    #expect((LeastSquares.squaredError(x, problem.y, beta) - problem.squaredError).magnitude < 1e-12)
  }

  // Condition number 120: its square costs 4 digits, the number itself 2.
  @Test func aPolynomialLosesFewerDigitsByQR() throws {
    let problem = try problem("curve")
    #expect(worstShare(try LeastSquares.normalEquations(problem.matrix, problem.y), problem.beta) < 1e-11)
    #expect(worstShare(try LeastSquares.orthogonal(problem.matrix, problem.y), problem.beta) < 1e-13)
  }

  @Test(arguments: ["plain", "curve", "collinear", "wide"]) func minimumNormAgrees(_ name: String) throws {
    let problem = try problem(name)
    let solution = try LeastSquares.minimumNorm(problem.matrix, problem.y)
    #expect(solution.rank == problem.rank)
    #expect(worstShare(solution.coefficients, problem.beta) < 1e-13)
    for (value, reference) in zip(solution.singularValues, problem.singularValues) {
      // All singular values, even those that are zero, are accurate to a rounding error of the largest.
      #expect((value - reference).magnitude < 1e-14 * problem.singularValues[0])
    }
  }

  // In the given units, a column of 1e-8 beside one of 1e+8 is indistinguishable from rounding errors: a rank below 3.
  @Test func minimumNormSaysTheRankOfBadlyScaledColumns() throws {
    let problem = try problem("scaled")
    #expect(try LeastSquares.minimumNorm(problem.matrix, problem.y).rank < 3)
  }

  @Test func aLargerToleranceLowersTheRank() throws {
    let problem = try problem("plain")
    let share = problem.singularValues[3] / problem.singularValues[0]
    #expect(try LeastSquares.minimumNorm(problem.matrix, problem.y, tolerance: 0.99 * share).rank == 4)
    #expect(try LeastSquares.minimumNorm(problem.matrix, problem.y, tolerance: 1.01 * share).rank == 3)
  }

  /// A matrix with one element too many would fill 8 GB, so only its shape is checked.
  @Test func whatLAPACKCannotCountIsRefused() throws {
    try LeastSquares.checkSize(rows: 1 << 15, columns: 1 << 15)
    for (rows, columns) in [(1 << 15, 1 << 15 + 1), (1 << 31, 1), (1, 1 << 31), (1 << 40, 1 << 40), (1 << 31, 0)] {
      let error = LeastSquaresError.tooLarge(rows: rows, columns: columns, limit: 1 << 30)
      #expect(throws: error) { try LeastSquares.checkSize(rows: rows, columns: columns) }
    }
  }

  @Test func emptyProblemsHaveEmptyAnswers() throws {
    let empty = Matrix<Double>(rows: 0, columns: 0, repeating: 0)
    let noRows = Matrix<Double>(rows: 0, columns: 2, repeating: 0)
    let noColumns = Matrix<Double>(rows: 2, columns: 0, repeating: 0)
    #expect(try LeastSquares.orthogonal(empty, []) == [])
    #expect(try LeastSquares.orthogonal(noColumns, [1, 2]) == [])
    #expect(try LeastSquares.normalEquations(noColumns, [1, 2]) == [])
    #expect(try LeastSquares.minimumNorm(noRows, []).coefficients == [0, 0])
    #expect(throws: LeastSquaresError.underdetermined(rows: 0, columns: 2)) { try LeastSquares.orthogonal(noRows, []) }
  }

  @Test func dependentColumnsAreNamed() throws {
    let problem = try problem("collinear")
    let error = #expect(throws: LeastSquaresError.self) {
      try LeastSquares.normalEquations(problem.matrix, problem.y)
    }
    guard case .singular(column: 2, let pivot, let tolerance) = error else {
      Issue.record("expected column 2 to be singular, got \(String(describing: error))")
      return
    }
    #expect(pivot.magnitude <= tolerance)
    #expect("\(error, default: "")".hasPrefix("column 2 (from 0) depends on those before it: they leave the fraction "))
    #expect(throws: LeastSquaresError.self) { try LeastSquares.orthogonal(problem.matrix, problem.y) }
  }

  @Test func aColumnOfZerosIsNamed() throws {
    let x = Matrix<Double>([[1, 0], [2, 0], [3, 0]])
    #expect(throws: LeastSquaresError.singular(column: 1, relativePivot: 0, tolerance: 30 * .ulpOfOne)) {
      try LeastSquares.normalEquations(x, [1, 2, 3])
    }
    #expect(throws: LeastSquaresError.singular(column: 1, relativePivot: 0, tolerance: 9 * .ulpOfOne * .ulpOfOne)) {
      try LeastSquares.orthogonal(x, [1, 2, 3])
    }
    let solution = try LeastSquares.minimumNorm(x, [1, 2, 3])
    #expect(solution.rank == 1)
    #expect(solution.coefficients[1] == 0)
  }

  /// Columns that differ by 1e-9 of their length: beyond the normal equations' digits, within QR's.
  @Test func aNearlyDependentColumn() throws {
    let x = Matrix<Double>(rows: 4, columns: 2) { i, j in j == 0 ? 1 : 1 + (i == 0 ? 1e-9 : 0) }
    let y = x * [2, 3]
    #expect(throws: LeastSquaresError.self) { try LeastSquares.normalEquations(x, y) }
    let beta = try LeastSquares.orthogonal(x, y)
    // The condition number 2e9 leaves 16 − 9.3 digits.
    #expect((beta[0] - 2).magnitude < 1e-5 && (beta[1] - 3).magnitude < 1e-5)
  }

  @Test func theGradientIsTheDerivativeOfTheSquaredError() throws {
    let problem = try problem("plain")
    let x = problem.matrix
    let beta = [0.3, -0.2, 0.9, 0.1]
    let gradient = LeastSquares.gradient(x, problem.y, beta)
    for j in 0..<4 {
      var up = beta
      var down = beta
      up[j] += 1e-4
      down[j] -= 1e-4
      let slope =
        (LeastSquares.squaredError(x, problem.y, up) - LeastSquares.squaredError(x, problem.y, down)) / 2e-4
      // A quadratic's central difference is exact except for rounding: 1e-15 · 40 / 2e-4.
      #expect((gradient[j] - slope).magnitude < 1e-9)
    }
    let best = try LeastSquares.normalEquations(x, problem.y)
    for slope in LeastSquares.gradient(x, problem.y, best) { #expect(slope.magnitude < 1e-12) }
    let count = Double(problem.y.count)
    #expect(
      LeastSquares.meanSquaredError(x, problem.y, best) == LeastSquares.squaredError(x, problem.y, best) / count)
  }

  @Test func badInputIsRefused() throws {
    let x = Matrix<Double>([[1, 2], [3, 4], [5, 7]])
    func expectAll(_ expected: LeastSquaresError, _ x: Matrix<Double>, _ y: [Double]) {
      #expect(throws: expected) { try LeastSquares.normalEquations(x, y) }
      #expect(throws: expected) { try LeastSquares.orthogonal(x, y) }
      #expect(throws: expected) { try LeastSquares.minimumNorm(x, y) }
    }
    expectAll(.targetCountDiffers(rows: 3, targets: 2), x, [1, 2])
    var withNaN = x
    withNaN[1, 0] = .nan
    expectAll(.notFinite(what: "element (1, 0) of the matrix is nan"), withNaN, [1, 2, 3])
    expectAll(.notFinite(what: "target 2 is inf"), x, [1, 2, .infinity])
    let wide = Matrix<Double>([[1, 2, 3]])
    #expect(throws: LeastSquaresError.underdetermined(rows: 1, columns: 3)) {
      try LeastSquares.normalEquations(wide, [1])
    }
    #expect(throws: LeastSquaresError.underdetermined(rows: 1, columns: 3)) {
      try LeastSquares.orthogonal(wide, [1])
    }
    #expect(throws: LeastSquaresError.notFinite(what: "pivot 0 is inf")) {
      try LeastSquares.normalEquations(Matrix([[1e200], [1e200]]), [1, 2])
    }
  }
}
