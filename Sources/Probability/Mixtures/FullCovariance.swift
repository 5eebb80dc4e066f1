import ElementaryFunctions
import LinearAlgebra

/// A full covariance matrix Σ with the lower triangular factor C of its correlations, Σᵢⱼ = σᵢσⱼ (CCᵀ)ᵢⱼ. The rows of C
/// have length 1, so that no unit of the coordinates enters what is computed with it.
struct FullCovariance: Equatable, Sendable {
  /// Σ, `[dimensions, dimensions]`.
  let matrix: Matrix<Double>
  /// C, `[dimensions, dimensions]`: lower triangular, with a positive diagonal.
  let factor: Matrix<Double>

  /// The diagonal of Σ, `[dimensions]`.
  var variances: [Double] { (0..<matrix.rows).map { matrix[$0, $0] } }
  /// ½ ln det CCᵀ, which is at most zero.
  var logDeterminant: Double { (0..<factor.rows).reduce(0) { $0 + Double.log(factor[$1, $1]) } }

  /// The covariance with the given matrix, of which the lower triangle is kept and mirrored.
  init(_ matrix: Matrix<Double>, dimensions: Int) throws(CovarianceFault) {
    try Self.checkShape(matrix, dimensions: dimensions)
    let deviations = (0..<dimensions).map { matrix[$0, $0].squareRoot() }
    for i in 0..<dimensions {
      guard matrix[i, i] > 0 else { throw .invalidVariance(matrix[i, i], dimension: i) }
      for j in 0..<i {
        // In halves and one by one, so that neither the difference nor the product can overflow.
        let difference = abs(0.5 * matrix[i, j] - 0.5 * matrix[j, i])
        guard difference / deviations[i] / deviations[j] <= 0.5 * Self.asymmetry else {
          throw .notSymmetric(matrix[i, j], matrix[j, i], row: i, column: j)
        }
      }
    }
    let correlations = Matrix(rows: dimensions, columns: dimensions) { i, j in
      i == j ? 1 : matrix[max(i, j), min(i, j)] / deviations[i] / deviations[j]
    }
    do throws(CholeskyError) {
      factor = try Cholesky(correlations).factor
    } catch {
      throw .notPositiveDefinite
    }
    self.matrix = Matrix(rows: dimensions, columns: dimensions) { i, j in matrix[max(i, j), min(i, j)] }
    try checkInverse()
  }

  /// The covariance LLᵀ of a lower triangular factor L.
  init(factor: Matrix<Double>, dimensions: Int) throws(CovarianceFault) {
    try Self.checkShape(factor, dimensions: dimensions)
    for i in 0..<dimensions {
      guard factor[i, i] > 0 else { throw .invalidDiagonal(factor[i, i], dimension: i) }
      for j in i + 1..<max(dimensions, i + 1) where factor[i, j] != 0 {
        throw .notTriangular(factor[i, j], row: i, column: j)
      }
    }
    // In a unit of its own for each row, in which no square overflows.
    let units = (0..<dimensions).map { i in
      let largest = factor.row(i).reduce(0) { max($0, $1.magnitude) }
      return Double(sign: .plus, exponent: min(max(largest.exponent, -1000), 1000), significand: 1)
    }
    let scaled = Matrix(rows: dimensions, columns: dimensions) { i, j in factor[i, j] / units[i] }
    let lengths = (0..<dimensions).map { i in scaled.row(i).reduce(0) { $0 + $1 * $1 }.squareRoot() }
    try self.init(
      deviations: zip(lengths, units).map { $0 * $1 },
      factor: Matrix(rows: dimensions, columns: dimensions) { i, j in scaled[i, j] / lengths[i] })
  }

  /// The covariance of given standard deviations, `[dimensions]`, and a factor of the correlations.
  init(deviations: [Double], factor: Matrix<Double>) throws(CovarianceFault) {
    for (dimension, deviation) in deviations.enumerated() {
      let variance = deviation * deviation
      guard variance > 0, variance.isFinite else { throw .invalidVariance(variance, dimension: dimension) }
    }
    self.factor = factor
    matrix = Matrix(rows: factor.rows, columns: factor.rows) { i, j in
      if i == j { return deviations[i] * deviations[i] }
      let correlation = (0...min(i, j)).reduce(0) { $0 + factor[i, $1] * factor[j, $1] }
      return correlation * deviations[i] * deviations[j]
    }
    try checkInverse()
  }

  /// How far two elements that should be the same may differ, relative to the standard deviations of their dimensions.
  private static let asymmetry = 1e-9

  private static func checkShape(_ matrix: Matrix<Double>, dimensions: Int) throws(CovarianceFault) {
    guard matrix.rows == dimensions, matrix.columns == dimensions else {
      throw .otherShape(matrix.shape, dimensions: dimensions)
    }
    for i in 0..<dimensions {
      for j in 0..<dimensions where !matrix[i, j].isFinite { throw .notFinite(matrix[i, j], row: i, column: j) }
    }
  }

  /// C⁻¹, `[dimensions, dimensions]`, lower triangular.
  var inverseFactor: Matrix<Double> {
    let size = factor.rows
    var inverse = Matrix<Double>(rows: size, columns: size, repeating: 0)
    for column in 0..<size {
      for row in column..<size {
        let rest = (column..<row).reduce(row == column ? 1 : 0) { $0 - factor[row, $1] * inverse[$1, column] }
        inverse[row, column] = rest / factor[row, row]
      }
    }
    return inverse
  }

  /// Throws if C⁻¹ has an element beyond 10¹⁰⁰: distances might leave the range in which
  /// ``GaussianMixture/responsibilities(_:)-([Double])`` can compare them.
  private func checkInverse() throws(CovarianceFault) {
    guard inverseFactor.elements.allSatisfy({ abs($0) <= 1e100 }) else { throw .notPositiveDefinite }
  }
}
