import LinearAlgebra
import Testing

@Suite struct LinearAlgebraGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    // article: begin
    let a = Matrix([[4.0, 2], [2, 3]])
    let ones = Matrix(rows: 2, columns: 1, repeating: 1.0)
    var b = Matrix<Double>.identity(2)
    b[0, 1] = 5

    let product = a * b  // [[4, 22], [2, 13]]
    let vector = a * [1, 1]  // [6, 5]
    let sums = (ones.transposed * a).row(0)  // 6 and 5

    let x = try Cholesky(a).solve([6, 5])  // [1, 1], up to rounding

    let points = grid(0...1, 5)  // 0, 0.25, 0.5, 0.75 and 1
    // article: end
    #expect(product == Matrix([[4, 22], [2, 13]]))
    #expect(vector == [6, 5] && Array(sums) == [6, 5])
    // Both are 1 to a few units in the last place: the matrix has the condition number 6.
    #expect(x.allSatisfy { abs($0 - 1) < 1e-14 })
    #expect(points == [0, 0.25, 0.5, 0.75, 1])
  }
}
