import ElementaryFunctions
import LinearAlgebra
import Probability

extension MixtureDensityNetwork {
  /// The mixtures p(y | x) for many inputs, computed in `Double` from the network's outputs: π by the softmax of the
  /// logits, σ² = eˢ of the log-variances s, of which those below −60 count as −60, and the coefficients of full covariances
  /// as they are.
  ///
  /// - Parameter inputs: one input per row, `[samples, inputs]`.
  /// - Returns: the parameters of one mixture per row, `[samples, …]`.
  /// - Throws: ``TrainingError`` if the number of columns differs from the network's number of inputs, its layers do not
  ///   fit together, or an input, a parameter or an answer is not finite, such as a variance that overflows `Double`.
  public func parameters(at inputs: Matrix<Float>) throws(TrainingError) -> MixtureParameters {
    let units = try CheckedNetwork(self).lastLayer(for: inputs)
    let means = components * outputs
    let varianceCount = components * covariance.variances(dimensions: outputs)
    let variances = Matrix<Double>(rows: inputs.rows, columns: varianceCount) {
      .exp(Double(max(units[$0, components + means + $1], minimumLogVariance)))
    }
    try variances.checkFinite("variances")
    let priors = (0..<inputs.rows).flatMap { softmax(units.row($0).prefix(components)) }
    return MixtureParameters(
      priors: Matrix(rows: inputs.rows, columns: components, elements: priors),
      means: Matrix(rows: inputs.rows, columns: means) { Double(units[$0, components + $1]) },
      variances: variances,
      coefficients: Matrix(
        rows: inputs.rows, columns: components * covariance.coefficients(dimensions: outputs)
      ) { Double(units[$0, components + means + varianceCount + $1]) },
      outputs: outputs,
      covariance: covariance)
  }

  /// The mixtures p(y | x) for many inputs, given as rows of numbers and rounded to `Float`.
  ///
  /// - Parameter inputs: `[samples][inputs]`.
  /// - Returns: the parameters of one mixture per row, `[samples, …]`.
  /// - Throws: ``TrainingError`` as for a matrix, or if a row has another length than the first.
  public func parameters(at inputs: [[some BinaryFloatingPoint]]) throws(TrainingError) -> MixtureParameters {
    try parameters(at: Matrix(rows: inputs, of: "inputs"))
  }

  /// The mixture p(y | x) for one input.
  ///
  /// - Parameter x: one number per input of the network, `[inputs]`, rounded to `Float`.
  /// - Returns: the mixture, in D dimensions.
  /// - Throws: ``TrainingError`` as for many inputs.
  public func conditional(at x: [some BinaryFloatingPoint]) throws -> GaussianMixture {
    try parameters(at: [x]).mixture(at: 0)
  }
}

/// eᵃ / Σ eᵃ, with the largest a subtracted from all, so that no exponential overflows.
private func softmax(_ logits: some Collection<Float>) -> [Double] {
  let largest = Double(logits.max() ?? 0)
  let exponentials = logits.map { Double.exp(Double($0) - largest) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}
