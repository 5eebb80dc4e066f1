import ElementaryFunctions
import LinearAlgebra
import Probability

/// The mixtures that a network answers with to several inputs, a row for each.
public struct MixtureParameters: Equatable, Sendable {
  /// The priors π, `[samples, components]`; each row adds up to 1.
  public let priors: Matrix<Double>
  /// The means μ, `[samples, components · dimensions]`: that of component k and dimension d in column k·D + d.
  public let means: Matrix<Double>
  /// The variances σ², `[samples, components]`.
  public let variances: Matrix<Double>
  /// The number D of dimensions.
  public let dimensions: Int

  /// The mixture of one sample.
  public func mixture(at sample: Int) throws(ProbabilityError) -> GaussianMixture {
    try GaussianMixture(
      priors: Array(priors.row(sample)),
      means: Matrix(
        rows: priors.columns, columns: dimensions, elements: Array(means.row(sample))),
      variances: Array(variances.row(sample)))
  }
}

extension MixtureDensityNetwork {
  /// The mixtures p(y | x) for inputs `[samples, inputs]`, calculated in `Double` from the network's outputs.
  ///
  /// - Throws: ``TrainingError`` where the inputs' columns are not as many as the network's inputs.
  public func parameters(at inputs: Matrix<Float>) throws(TrainingError) -> MixtureParameters {
    try checkInputs(inputs)
    let outputs = outputs(for: inputs)
    let means = components * targets
    let priors = (0..<inputs.rows).flatMap { softmax(outputs.row($0).prefix(components)) }
    return MixtureParameters(
      priors: Matrix(rows: inputs.rows, columns: components, elements: priors),
      means: Matrix(rows: inputs.rows, columns: means) { Double(outputs[$0, components + $1]) },
      variances: Matrix(rows: inputs.rows, columns: components) {
        .exp(Double(max(outputs[$0, components + means + $1], leastLogVariance)))
      },
      dimensions: targets)
  }

  /// The mixture p(y | x) at one x.
  ///
  /// - Throws: ``TrainingError`` where x has not as many numbers as the network inputs, `ProbabilityError` where the
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
