import ElementaryFunctions
import LinearAlgebra
import Probability

extension FeedForwardNetwork {
  /// The network that takes inputs and gives predictions in the units of the data, if this one was trained on the
  /// standardised scale.
  ///
  /// Standardisation is a linear map, which the layers can take in. The first divides its weights by the inputs' σ and
  /// subtracts Σ wμ/σ from its biases, so that x does what (x − μ)/σ did. The outputs of the last are multiplied by the
  /// targets' σ, and the targets' μ is added to them.
  ///
  /// Weights are `Float`s. Where the mean of an input is many times its standard deviation, Wx and the bias are large,
  /// nearly opposite numbers, and what they are rounded by, some 10⁻⁷ |μ/σ|, remains as an error of the standardised
  /// input: 10⁻⁴ if the ratio is a thousand. Above that, rather subtract a number near the mean from the inputs at the
  /// outset, before they become `Float`s, which are themselves rounded by as much.
  ///
  /// - Throws: ``TrainingError`` if the numbers of inputs and outputs are not those of the standardisation, the layers do
  ///   not fit together, or a parameter is not finite, or would not be.
  public func inOriginalUnits(of standardisation: Standardisation) throws(TrainingError) -> FeedForwardNetwork {
    let targets = standardisation.targets
    return try FeedForwardNetwork(
      layers: layers(inOriginalUnitsOf: standardisation) {
        (0..<outputs).map { .init(unit: $0, factor: targets.standardDeviations[$0], offset: targets.means[$0]) }
      }, activation: activation)
  }
}

extension MixtureDensityNetwork {
  /// The network that takes inputs and answers with mixtures in the units of the data, if this one was trained on the
  /// standardised scale (``FeedForwardNetwork/inOriginalUnits(of:)``).
  ///
  /// Priors stay what they are, a mean in dimension d becomes σ_d m + μ_d, and a variance is multiplied by σ_d²: 2 ln σ_d
  /// is added to its logarithm. Where dimension i is predicted from dimension j, as in full covariances, the coefficient is
  /// multiplied by σᵢ/σⱼ. Isotropic components become diagonal if the targets have different standard deviations.
  ///
  /// The negative log-likelihood of data in their own units is then that of the standardised data plus
  /// ``Standardisation/logTargetScale``, to rounding, unless a variance reaches one of the bounds of
  /// ``negativeLogLikelihood(of:)``, which do not move with the units.
  ///
  /// - Throws: ``TrainingError`` if the numbers of inputs and outputs are not those of the standardisation, the layers do
  ///   not fit together, or a parameter is not finite, or would not be.
  public func inOriginalUnits(of standardisation: Standardisation) throws(TrainingError) -> MixtureDensityNetwork {
    let deviations = standardisation.targets.standardDeviations
    let keepsStructure = covariance != .isotropic || deviations.allSatisfy { $0 == deviations[0] }
    let structure = keepsStructure ? covariance : .diagonal
    return try MixtureDensityNetwork(
      layers: layers(inOriginalUnitsOf: standardisation) {
        unitsInOriginalUnits(of: standardisation.targets, structure)
      }, components: components, outputs: outputs, covariance: structure, activation: activation)
  }

  /// The units of the last layer, in the order of ``layers``.
  private func unitsInOriginalUnits(
    of targets: Standardisation.Columns, _ structure: CovarianceStructure
  ) -> [TransformedUnit] {
    let deviations = targets.standardDeviations
    let (variances, pairs) = (
      covariance.variances(dimensions: outputs), covariance.coefficients(dimensions: outputs)
    )
    let firstVariance = components * (1 + outputs)
    let firstCoefficient = firstVariance + components * variances
    var units = (0..<components).map { TransformedUnit(unit: $0, factor: 1, offset: 0) }
    for k in 0..<components {
      for d in 0..<outputs {
        units.append(.init(unit: components + k * outputs + d, factor: deviations[d], offset: targets.means[d]))
      }
    }
    for k in 0..<components {
      for d in 0..<structure.variances(dimensions: outputs) {
        let unit = firstVariance + k * variances + min(d, variances - 1)
        units.append(.init(unit: unit, factor: 1, offset: 2 * .log(deviations[d])))
      }
    }
    for k in 0..<components where pairs > 0 {
      for (i, j) in (0..<outputs).flatMap({ i in (0..<i).map { (i, $0) } }) {
        let unit = firstCoefficient + k * pairs + i * (i - 1) / 2 + j
        units.append(.init(unit: unit, factor: deviations[i] / deviations[j], offset: 0))
      }
    }
    return units
  }
}

/// A unit z of a layer that becomes factor · z + offset.
private struct TransformedUnit {
  var unit: Int
  var factor: Double
  var offset: Double
}

extension TrainableNetwork {
  /// The layers, of which the first takes inputs as they are, and the last has other units.
  fileprivate func layers(
    inOriginalUnitsOf standardisation: Standardisation, units: () -> [TransformedUnit]
  ) throws(TrainingError) -> [LinearLayer] {
    let checked = try CheckedNetwork(self)
    try checkCount(standardisation.inputs.means.count, is: checked.inputs, "inputs of the standardisation")
    try checkCount(standardisation.targets.means.count, is: checked.outputs, "targets of the standardisation")
    var layers = checked.layers
    layers[0] = layers[0].takingInputs(of: standardisation.inputs)
    layers[layers.count - 1] = layers[layers.count - 1].transformed(units())
    return layers
  }
}

extension LinearLayer {
  /// The layer that does with x what this one does with (x − μ)/σ.
  fileprivate func takingInputs(of columns: Standardisation.Columns) -> LinearLayer {
    let scaled = Matrix(rows: outputs, columns: inputs) { output, input in
      Float(Double(weights[output, input]) / columns.standardDeviations[input])
    }
    // With the weights as they were rounded, so that the error is smallest where x is near its mean.
    let shifted = biases.enumerated().map { output, bias in
      Float((0..<inputs).reduce(Double(bias)) { $0 - Double(scaled[output, $1]) * columns.means[$1] })
    }
    return LinearLayer(weights: scaled, biases: shifted)
  }

  /// The layer with these units.
  fileprivate func transformed(_ units: [TransformedUnit]) -> LinearLayer {
    LinearLayer(
      weights: Matrix(rows: units.count, columns: inputs) { row, input in
        Float(Double(weights[units[row].unit, input]) * units[row].factor)
      },
      biases: units.map { Float(Double(biases[$0.unit]) * $0.factor + $0.offset) })
  }
}
