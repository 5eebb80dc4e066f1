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
}
