import LinearAlgebra
import Probability
import Testing

@Suite struct EnergyDistanceTests {
  @Test func `two points apart are twice as far in energy`() {
    // 2·5 − 0 − 0 for single points at distance 5.
    let a = Matrix<Double>([[0, 0]])
    let b = Matrix<Double>([[3, 4]])
    #expect(energyDistance(a, b) == 10)
    // 2·(5 + 5)/2 − 0 − (0 + 0)/4 with the second point twice.
    #expect(energyDistance(a, Matrix([[3, 4], [3, 4]])) == 10)
    // On a line: a = {0, 2}, b = {1}: 2·1 − 2·2/4 = 1.
    #expect(energyDistance(Matrix([[0], [2]]), Matrix([[1]])) == 1)
  }

  @Test func `samples of one distribution are near, of two far`() {
    var random = RandomSource(seed: 1)
    func sample(_ mean: Double) -> Matrix<Double> {
      Matrix(rows: 500, columns: 2) { _, _ in random.normal(mean: mean, standardDeviation: 1) }
    }
    let (first, second, other) = (sample(0), sample(0), sample(0.5))
    #expect(energyDistance(first, first).magnitude < 1e-12)
    // Under one distribution the expectation is 2E‖A − A′‖/500 = 2√π/500 ≈ 0.007; the bound is three times that.
    #expect(energyDistance(first, second) < 0.02)
    #expect(energyDistance(first, other) > 0.1)
  }

  /// Bit for bit: the sums over rows, each in order.
  @Test func `it is the sum over all pairs`() {
    var random = RandomSource(seed: 2)
    func sample(_ count: Int) -> Matrix<Double> { Matrix(rows: count, columns: 3) { _, _ in random.normal() } }
    func mean(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
      let rows = (0..<a.rows).map { i in
        (0..<b.rows).reduce(0) { sum, j in
          sum + zip(a.row(i), b.row(j)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        } / Double(b.rows)
      }
      return rows.reduce(0, +) / Double(a.rows)
    }
    let (a, b) = (sample(37), sample(52))
    #expect(energyDistance(a, b) == 2 * mean(a, b) - mean(a, a) - mean(b, b))
  }
}
