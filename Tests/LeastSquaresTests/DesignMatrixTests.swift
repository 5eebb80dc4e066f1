import LeastSquares
import LinearAlgebra
import Testing

@Suite("Design matrices")
struct DesignMatrixTests {
  @Test func designMatrices() {
    #expect(Matrix<Double>.line([3, 4]) == Matrix([[1, 3], [1, 4]]))
    #expect(Matrix<Double>.polynomial([2, -1], degree: 3) == Matrix([[1, 2, 4, 8], [1, -1, 1, -1]]))
    #expect(Matrix<Double>.polynomial([2, -1], degree: 0) == Matrix([[1], [1]]))
  }

  @Test func aMatrixThatNoMemoryHoldsStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix<Double>.polynomial(Array(repeating: 1, count: 1 << 10), degree: 1 << 43)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("a design matrix cannot have the shape 1024×8796093022209"))
  }
}
