import ElementaryFunctions
import LinearAlgebra
import Preconditions

extension GaussianMixture {
  /// The distribution of some of the dimensions, whatever the others are: a mixture with the same priors and the parts of
  /// means and covariances that belong to these dimensions (C. Bishop, "Pattern Recognition and Machine Learning", 2006,
  /// (2.98)).
  ///
  /// ```swift
  /// let median = try mixture.marginal(of: [0]).median
  /// ```
  ///
  /// - Parameter kept: the dimensions, counted from 0, in the order that the result is to have. At least one is needed,
  ///   and none twice; otherwise, or if one does not exist, the program stops with a message.
  /// - Returns: a mixture in `kept.count` dimensions, of the same structure.
  /// - Throws: ``ProbabilityError/invalidCovariance(_:component:)`` if rounding has left a covariance that is not positive
  ///   definite, as may happen only where it almost was not.
  public func marginal(of kept: [Int]) throws(ProbabilityError) -> GaussianMixture {
    requireDimensions(kept)
    require(!kept.isEmpty, "a marginal distribution needs at least one dimension, got none")
    let means = columns(kept, of: means)
    guard structure == .full else {
      return try GaussianMixture(
        priors: priors, means: means, variances: columns(kept, of: variances), structure: structure)
    }
    return try GaussianMixture(priors: priors, means: means, each: fullCovariances) {
      covariance throws(CovarianceFault) in
      try FullCovariance(
        deviations: kept.map { covariance.matrix[$0, $0].squareRoot() },
        factor: lowerTriangular(covariance.factor.selecting(rows: kept)))
    }
  }

  /// The distribution of the other dimensions, given the values of some: with the given dimensions a and the others b, a
  /// mixture with the priors γₖ(a), the responsibilities of the marginal mixture, the means
  /// μₖᵇ + Σₖᵇᵃ (Σₖᵃᵃ)⁻¹ (a − μₖᵃ) and the covariances Σₖᵇᵇ − Σₖᵇᵃ (Σₖᵃᵃ)⁻¹ Σₖᵃᵇ (C. Bishop, "Pattern Recognition and
  /// Machine Learning", 2006, (2.81) and (2.82)).
  ///
  /// The covariances are computed from rotated factors, not as differences, and the priors from logarithms, so that both
  /// keep their digits where dimensions are almost dependent and where the values are far out.
  ///
  /// ```swift
  /// let durationAfterAnHour = try mixture.conditional(given: [1: 60])
  /// ```
  ///
  /// - Parameter values: a finite value for each given dimension, which is counted from 0. A dimension that does not
  ///   exist, or a value for every dimension, stops the program with a message.
  /// - Returns: a mixture in the remaining dimensions, in their order, of the same structure; the mixture itself if no
  ///   value is given.
  /// - Throws: ``ProbabilityError/invalidValue(_:dimension:)`` for a value that is not finite, and
  ///   ``ProbabilityError/invalidCovariance(_:component:)`` if a covariance is beyond the range of `Double` or, by
  ///   rounding, not positive definite.
  public func conditional(given values: [Int: Double]) throws(ProbabilityError) -> GaussianMixture {
    let given = values.keys.sorted()
    requireDimensions(given)
    require(given.count < dimensions, "of \(dimensions) dimensions all are given, none is left to be distributed")
    for (dimension, value) in values where !value.isFinite { throw .invalidValue(value, dimension: dimension) }
    guard !given.isEmpty else { return self }
    let rest = (0..<dimensions).filter { values[$0] == nil }
    let point = given.compactMap { values[$0] }
    let marginal = try marginal(of: given)
    let priors = marginal.responsibilities(point)
    guard structure == .full else {
      return try GaussianMixture(
        priors: priors, means: columns(rest, of: means), variances: columns(rest, of: variances), structure: structure)
    }
    let factors = fullCovariances.map { lowerTriangular($0.factor.selecting(rows: given + rest)) }
    let shifted = (0..<components).map { k in
      let z = StandardisedPoint(point, in: marginal, component: k)
      return rest.indices.map { i in
        let row = factors[k].row(given.count + i).prefix(given.count)
        return z.shift(of: means[k, rest[i]], by: row, deviation: variances[k, rest[i]].squareRoot())
      }
    }
    return try GaussianMixture(priors: priors, means: Matrix(shifted), each: Array(0..<components)) {
      k throws(CovarianceFault) in
      let block = Matrix<Double>(rows: rest.count, columns: rest.count) { i, j in
        factors[k][given.count + i, given.count + j]
      }
      let lengths = rest.indices.map { i in block.row(i).reduce(0) { $0 + $1 * $1 }.squareRoot() }
      return try FullCovariance(
        deviations: zip(rest, lengths).map { variances[k, $0].squareRoot() * $1 },
        factor: Matrix(rows: rest.count, columns: rest.count) { i, j in block[i, j] / lengths[i] })
    }
  }

  private func requireDimensions(_ chosen: [Int]) {
    for dimension in chosen {
      require(0..<dimensions ~= dimension, "dimension \(dimension) of a mixture in \(dimensions) dimensions")
    }
    require(Set(chosen).count == chosen.count, "each dimension may be named once, got \(chosen)")
  }

  private func columns(_ chosen: [Int], of matrix: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: matrix.rows, columns: chosen.count) { k, d in matrix[k, chosen[d]] }
  }
}

/// The lower triangular matrix T with a diagonal that is not negative and TTᵀ = RRᵀ, for a matrix R with at most as many
/// rows as columns, whose elements are at most about 1: columns are rotated in pairs until nothing is left above the
/// diagonal (W. Givens, 1958), which squares nothing and so loses no digits.
private func lowerTriangular(_ rows: Matrix<Double>) -> Matrix<Double> {
  var r = rows
  for i in 0..<r.rows {
    for j in i + 1..<max(r.columns, i + 1) where r[i, j] != 0 {
      let length = hypotenuse(r[i, i], r[i, j])
      let (cosine, sine) = (r[i, i] / length, r[i, j] / length)
      for row in i..<r.rows {
        let (left, right) = (r[row, i], r[row, j])
        r[row, i] = cosine * left + sine * right
        r[row, j] = cosine * right - sine * left
      }
      (r[i, i], r[i, j]) = (length, 0)
    }
    if r[i, i] < 0 { for row in i..<r.rows { r[row, i] = -r[row, i] } }
  }
  return Matrix(rows: r.rows, columns: r.rows) { i, j in j <= i ? r[i, j] : 0 }
}
