import LinearAlgebra
import Probability

extension MixtureParameters {
  /// The pooled answers of several networks to the same inputs, an ensemble: for each input the mixture of their mixtures,
  /// p(y | x) = (1/M) Σₘ pₘ(y | x), in which every network has the same say.
  ///
  /// The components of all stand side by side, each with its prior divided by M. Their numbers may differ, and so may the
  /// structures of their covariances; the most general one is that of the pool.
  ///
  /// The negative log-likelihood of the pool is at most the mean of the members' (Jensen's inequality), because where
  /// the members contradict one another, the pool is as broad as their contradiction
  /// (B. Lakshminarayanan, A. Pritzel and C. Blundell, "Simple and Scalable Predictive Uncertainty Estimation using Deep
  /// Ensembles", 2017).
  ///
  /// ```swift
  /// let pooled = try MixtureParameters(pooling: networks.map { try $0.parameters(at: test.inputs) })
  /// let loss = try pooled.negativeLogLikelihood(of: test)
  /// ```
  /// - Parameter members: the answers of each network, at least one, to the same inputs in the same order.
  /// - Throws: ``TrainingError`` if there are none, or the numbers of samples or of outputs differ.
  public init(pooling members: [MixtureParameters]) throws(TrainingError) {
    guard let first = members.first else { throw .notPositive(what: "pooled answers", value: 0) }
    for member in members {
      try checkCount(member.count, is: first.count, "samples, as the first of the pooled answers has")
      try checkCount(member.outputs, is: first.outputs, "outputs, as the first of the pooled answers has")
    }
    // In the order of their generality.
    let structures = CovarianceStructure.allCases.filter { structure in members.contains { $0.covariance == structure }
    }
    let structure = structures.last ?? first.covariance
    let parts = members.map { $0.described(by: structure) }
    let share = 1 / Double(members.count)
    self.init(
      priors: share * Matrix(besides: members.map(\.priors)), means: Matrix(besides: members.map(\.means)),
      variances: Matrix(besides: parts.map(\.variances)), coefficients: Matrix(besides: parts.map(\.coefficients)),
      outputs: first.outputs, covariance: structure)
  }

  /// The variances and coefficients by which a structure that is at least as general describes the same covariances.
  private func described(
    by structure: CovarianceStructure
  ) -> (variances: Matrix<Double>, coefficients: Matrix<Double>) {
    let repeats = structure.variances(dimensions: outputs) / covariance.variances(dimensions: outputs)
    return (
      Matrix(rows: count, columns: variances.columns * repeats) { variances[$0, $1 / repeats] },
      covariance == structure
        ? coefficients
        : Matrix(rows: count, columns: components * structure.coefficients(dimensions: outputs), repeating: 0)
    )
  }

  /// The mean negative log-likelihood of the answers for the samples of a data set, computed in `Double`.
  ///
  /// - Parameter data: the inputs that were answered, in the same order, with their targets.
  /// - Returns: the mean of −ln p(y | x) over the samples, in nats, weighted if they have weights.
  /// - Throws: ``TrainingError`` if the number of samples or targets is another, or the mean is beyond the range of
  ///   `Double`; `ProbabilityError` where an answer does not describe a mixture.
  public func negativeLogLikelihood(of data: DataSet) throws -> Double {
    try checkCount(data.count, is: count, "samples, one per answer")
    try checkCount(data.targets.columns, is: outputs, "targets per sample")
    var (sum, total) = (0.0, 0.0)
    for sample in 0..<data.count {
      let weight = data.weights.map { Double($0[sample]) } ?? 1
      sum -= weight * (try mixture(at: sample).logDensity(data.targets.row(sample).map(Double.init)))
      total += weight
    }
    let mean = sum / total
    guard mean.isFinite else { throw TrainingError.lossNotFinite(mean) }
    return mean
  }
}

extension Matrix {
  /// Matrices with the same number of rows, side by side.
  fileprivate init(besides parts: [Matrix]) {
    let rows = parts.first?.rows ?? 0
    self.init(
      rows: rows, columns: parts.reduce(0) { $0 + $1.columns },
      elements: (0..<rows).flatMap { row in parts.flatMap { $0.row(row) } })
  }
}
