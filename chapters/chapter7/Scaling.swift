import ElementaryFunctions
import LinearAlgebra

/// The mean and the standard deviation of each column of a matrix, to bring the columns to mean 0 and variance 1.
struct Scaling {
  let means: [Double]
  let deviations: [Double]

  /// The scaling of a matrix with columns that are not constant.
  init(of matrix: Matrix<Float>) {
    let columns = (0..<matrix.columns).map { matrix.column($0).map(Double.init) }
    let means = columns.map { $0.reduce(0, +) / Double($0.count) }
    deviations = zip(columns, means).map { column, mean in
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(column.count)).squareRoot()
    }
    self.means = means
  }

  /// A matrix with as many columns, scaled.
  func scaled(_ matrix: Matrix<Float>) -> Matrix<Float> {
    Matrix(rows: matrix.rows, columns: matrix.columns) { row, column in
      Float((Double(matrix[row, column]) - means[column]) / deviations[column])
    }
  }

  /// A scaled point in the original units.
  func unscaled(_ point: [Double]) -> [Double] {
    point.indices.map { means[$0] + deviations[$0] * point[$0] }
  }

  /// The sum of the logarithms of the deviations: what a negative log-likelihood gains when it is given back in the
  /// original units.
  var logVolume: Double { deviations.reduce(0) { $0 + Double.log($1) } }
}
