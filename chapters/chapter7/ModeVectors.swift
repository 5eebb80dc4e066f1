import LinearAlgebra
import Probability

extension GaussianMixture {
  /// The maxima of the density in two dimensions that can be reached by climbing from the means of components with a
  /// share above 10⁻⁴, the highest first.
  var modeVectors: [(location: [Double], density: Double)] {
    let precisions = covariances.map(inverse)
    var found: [(location: [Double], density: Double)] = []
    for k in 0..<components where priors[k] > 1e-4 {
      let place = climb(from: Array(means.row(k)), precisions)
      let isNew = found.allSatisfy { $0.location.distance(to: place) > 1e-4 }
      if isNew { found.append((place, density(place))) }
    }
    return found.sorted { $0.density > $1.density }
  }

  // excerpt: climb
  /// Repeats y ← (Σₖ γₖ Σₖ⁻¹)⁻¹ Σₖ γₖ Σₖ⁻¹ μₖ until nothing changes.
  private func climb(from start: [Double], _ precisions: [Matrix<Double>]) -> [Double] {
    var y = start
    for _ in 0..<200 {
      let γ = responsibilities(y)
      var (sum, pull) = (Matrix<Double>(rows: 2, columns: 2, repeating: 0), [0.0, 0.0])
      for k in 0..<components {
        for i in 0..<2 {
          for j in 0..<2 {
            sum[i, j] += γ[k] * precisions[k][i, j]
            pull[i] += γ[k] * precisions[k][i, j] * means[k, j]
          }
        }
      }
      let next = inverse(sum).times(pull)
      if next.distance(to: y) < 1e-9 { return next }
      y = next
    }
    return y
  }
  // end: climb
}

/// The inverse of a matrix of two rows and columns.
func inverse(_ m: Matrix<Double>) -> Matrix<Double> {
  let determinant = m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]
  return Matrix([
    [m[1, 1] / determinant, -m[0, 1] / determinant],
    [-m[1, 0] / determinant, m[0, 0] / determinant],
  ])
}

extension Matrix<Double> {
  fileprivate func times(_ vector: [Double]) -> [Double] {
    (0..<rows).map { row in (0..<columns).reduce(0) { $0 + self[row, $1] * vector[$1] } }
  }
}

extension [Double] {
  fileprivate func distance(to other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}
