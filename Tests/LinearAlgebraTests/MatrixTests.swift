import LinearAlgebra
import Testing

@Suite("Matrix")
struct MatrixTests {
  let a = Matrix<Double>([[1, 2], [3, 4], [5, 6]])

  @Test func elementsLieRowAfterRow() {
    #expect(a.rows == 3 && a.columns == 2 && a.shape == "3×2")
    #expect(a.elements == [1, 2, 3, 4, 5, 6])
    #expect(a[2, 0] == 5)
    #expect(Array(a.row(1)) == [3, 4])
    #expect(a.column(1) == [2, 4, 6])
    #expect(a == Matrix(rows: 3, columns: 2) { Double(2 * $0 + $1 + 1) })
  }

  @Test func writingOneElementLeavesCopiesAlone() {
    var b = a
    b[0, 1] = 9
    #expect(b.column(1) == [9, 4, 6])
    #expect(a[0, 1] == 2)
  }

  @Test func transposing() {
    #expect(a.transposed == Matrix([[1, 3, 5], [2, 4, 6]]))
    #expect(a.transposed.transposed == a)
  }

  @Test func selectingRows() {
    #expect(a.selecting(rows: [2, 0, 2]) == Matrix([[5, 6], [1, 2], [5, 6]]))
  }

  @Test func arithmetic() {
    #expect(a + a == 2 * a)
    #expect(a - a == Matrix(rows: 3, columns: 2, repeating: 0))
  }

  @Test func products() {
    let b = Matrix<Double>([[1, 0, -1], [2, 1, 0]])
    #expect(a * b == Matrix([[5, 2, -1], [11, 4, -3], [17, 6, -5]]))
    #expect(a * [1, -1] == [-1, -1, -1])
    #expect(Matrix.identity(3) * a == a)
    #expect((a * b).transposed == b.transposed * a.transposed)
  }

  @Test func emptyShapes() {
    #expect(Matrix<Float>([]).shape == "0×0")
    #expect(Matrix<Float>(rows: 0, columns: 3, repeating: 0).transposed.shape == "3×0")
  }

  @Test func shapesThatDoNotFitStopTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Matrix<Double>([[1, 2]]) * Matrix<Double>([[1, 2]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix<Double>([[1, 2]]) + Matrix<Double>([[1], [2]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix<Double>([[1, 2]])[0, 2] }
    await #expect(processExitsWith: .failure) { _ = Matrix<Double>([[1, 2], [3]]) }
  }

  /// Shapes whose elements `Int` cannot count also stop the program and say why, for each way to make a matrix.
  @Test func shapesBeyondAllMemoryStopTheProgram() async {
    expectRefusal(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Matrix<Double>(rows: 1 << 32, columns: 1 << 32, repeating: 0)
      })
    expectRefusal(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Matrix<Float>(rows: .max, columns: 2) { _, _ in 0 }
      })
    expectRefusal(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Matrix<Double>(rows: -1, columns: -1, elements: [1])
      })
    expectRefusal(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        // No elements, but too many rows to calculate with.
        _ = Matrix<Double>(rows: .max, columns: 0, elements: [])
      })
  }

  private func expectRefusal(_ result: ExitTest.Result?) {
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("a matrix cannot have the shape"))
  }
}
