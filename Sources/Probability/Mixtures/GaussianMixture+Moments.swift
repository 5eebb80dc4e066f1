import LinearAlgebra

extension GaussianMixture {
  /// The mean Σₖ πₖ μₖ, `[dimensions]`.
  public var mean: [Double] {
    (0..<dimensions).map { d in (0..<components).reduce(0) { $0 + priors[$1] * means[$1, d] }.saturated }
  }

  /// The variance in each dimension, `[dimensions]`: Σₖ πₖ (σₖ² + (μₖ − m)²) with the mean m = Σₖ πₖ μₖ.
  public var variance: [Double] {
    zip(0..<dimensions, mean).map { d, mean in
      finite { unit in
        (0..<components).reduce(0) { sum, k in
          let deviation = deviation(k, d, from: mean, unit)
          return sum + priors[k] * (variances[k, d] * unit * unit + deviation * deviation)
        }
      }
    }
  }

  /// The covariance matrix of the whole mixture, `[dimensions, dimensions]`: Σₖ πₖ (Σₖ + (μₖ − m)(μₖ − m)ᵀ) with the
  /// mean m = Σₖ πₖ μₖ. Its diagonal is ``variance``.
  public var covariance: Matrix<Double> {
    let (mean, variance, covariances) = (mean, variance, covariances)
    return Matrix(rows: dimensions, columns: dimensions) { i, j in
      guard i != j else { return variance[i] }
      return finite { unit in
        (0..<components).reduce(0) { sum, k in
          let product = deviation(k, i, from: mean[i], unit) * deviation(k, j, from: mean[j], unit)
          return sum + priors[k] * (covariances[k][i, j] * unit * unit + product)
        }
      }
    }
  }

  /// A sum of squares, in units in which a distance of 1 is the argument; a square may overflow although its share of
  /// the sum does not.
  private func finite(_ sum: (_ unit: Double) -> Double) -> Double {
    let result = sum(1)
    return result.isFinite ? result : (sum(0x1p-540) / 0x1p-540 / 0x1p-540).saturated
  }

  /// μₖ − m in one dimension.
  private func deviation(_ k: Int, _ d: Int, from mean: Double, _ unit: Double) -> Double {
    (0.5 * means[k, d] - 0.5 * mean) * (2 * unit)
  }
}
