import LeastSquares
import LinearAlgebra
import Testing

@Suite struct LeastSquaresGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    // article: begin
    let inputs = [0.0, 1, 2, 3]
    let targets = [1.0, 3, 4, 8]
    let x = Matrix.line(inputs)
    let beta = try LeastSquares.orthogonal(x, targets)  // 0.7 and 2.2, up to rounding
    let error = LeastSquares.squaredError(x, targets, beta)  // 1.8, up to rounding

    let same = try LeastSquares.normalEquations(x, targets)
    let twice = Matrix(rows: 4, columns: 2) { row, _ in inputs[row] }  // the same column twice
    let shared = try LeastSquares.minimumNorm(twice, [0, 2, 4, 6])
    let rank = shared.rank  // 1
    let weights = shared.coefficients  // 1 and 1, up to rounding: the columns share the weight

    let cubic = Matrix.polynomial(inputs, degree: 3)
    let exact = try LeastSquares.orthogonal(cubic, targets)
    let rest = LeastSquares.meanSquaredError(cubic, targets, exact)  // 0, up to rounding
    // article: end
    // The problems are small and well conditioned; what remains are a few roundings.
    for (found, expected) in zip(beta + same + weights, [0.7, 2.2, 0.7, 2.2, 1, 1]) {
      #expect(abs(found - expected) < 1e-13)
    }
    #expect(abs(error - 1.8) < 1e-13 && rest < 1e-25 && rank == 1)
  }
}
