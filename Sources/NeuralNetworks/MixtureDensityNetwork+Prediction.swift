import ElementaryFunctions
import LinearAlgebra
import Probability

/// The mixtures that a network answers with to several inputs, a row for each.
public struct MixtureParameters: Equatable, Sendable {
  /// The priors π, `[samples, components]`; each row adds up to 1.
  public let priors: Matrix<Double>
  /// The means μ, `[samples, components · outputs]`: that of component k and output d in column k·D + d.
  public let means: Matrix<Double>
  /// The variances σ², `[samples, components]`.
  public let variances: Matrix<Double>
  /// The number D of outputs, the dimensions of each mixture.
  public let outputs: Int

  /// The mixture of one sample, counted from 0.
  ///
  /// - Throws: `ProbabilityError` where the network's outputs describe no mixture, because its parameters are not finite or a
  ///   variance is beyond `Double`.
  public func mixture(at sample: Int) throws(ProbabilityError) -> GaussianMixture {
    try GaussianMixture(
      priors: Array(priors.row(sample)),
      means: Matrix(
        rows: priors.columns, columns: outputs, elements: Array(means.row(sample))),
      variances: Array(variances.row(sample)))
  }
}

extension MixtureDensityNetwork {
  /// The mixtures p(y | x) for inputs `[samples, inputs]`, calculated in `Double` from the network's outputs.
  ///
  /// - Throws: ``TrainingError`` where the inputs' columns are not as many as the network's inputs, or its layers do not fit
  ///   together.
  public func parameters(at inputs: Matrix<Float>) throws(TrainingError) -> MixtureParameters {
    let units = try CheckedNetwork(self).lastLayer(for: inputs)
    let means = components * outputs
    let priors = (0..<inputs.rows).flatMap { softmax(units.row($0).prefix(components)) }
    return MixtureParameters(
      priors: Matrix(rows: inputs.rows, columns: components, elements: priors),
      means: Matrix(rows: inputs.rows, columns: means) { Double(units[$0, components + $1]) },
      variances: Matrix(rows: inputs.rows, columns: components) {
        .exp(Double(max(units[$0, components + means + $1], minimumLogVariance)))
      },
      outputs: outputs)
  }

  /// The mixture p(y | x) at one x.
  ///
  /// - Throws: ``TrainingError`` as for many inputs, `ProbabilityError` where the
  ///   network's outputs describe no mixture, because its parameters are not finite or a variance is beyond `Double`.
  public func conditional(at x: [Float]) throws -> GaussianMixture {
    try parameters(at: Matrix(rows: 1, columns: x.count, elements: x)).mixture(at: 0)
  }
}

/// eᵃ / Σ eᵃ, with the largest a taken off all.
private func softmax(_ logits: some Collection<Float>) -> [Double] {
  let largest = Double(logits.max() ?? 0)
  let exponentials = logits.map { Double.exp(Double($0) - largest) }
  let sum = exponentials.reduce(0, +)
  return exponentials.map { $0 / sum }
}
