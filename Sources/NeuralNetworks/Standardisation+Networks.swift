import ElementaryFunctions

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
    try FeedForwardNetwork(
      layers: layers(inOriginalUnitsOf: standardisation) { last throws(TrainingError) in
        for output in 0..<outputs { last.transform(output, to: output, of: standardisation.targets) }
      }, activation: activation)
  }
}

extension MixtureDensityNetwork {
  /// The network that takes inputs and answers with mixtures in the units of the data, if this one was trained on the
  /// standardised scale (``FeedForwardNetwork/inOriginalUnits(of:)``).
  ///
  /// Priors stay what they are, means become σμₖ + μ, and variances are multiplied by σ²: 2 ln σ is added to their
  /// logarithms. The negative log-likelihood of data in their own units is then that of the standardised data plus
  /// ``Standardisation/logTargetScale``, to rounding, unless a variance reaches one of the bounds of
  /// ``negativeLogLikelihood(of:)``, which do not move with the units.
  ///
  /// - Throws: ``TrainingError`` if the numbers of inputs and outputs are not those of the standardisation, the layers do
  ///   not fit together, or a parameter is not finite, or would not be; and if the targets have different standard
  ///   deviations, because isotropic components, with one variance for all, are isotropic on one of the two scales only.
  public func inOriginalUnits(of standardisation: Standardisation) throws(TrainingError) -> MixtureDensityNetwork {
    let deviations = standardisation.targets.standardDeviations
    return try MixtureDensityNetwork(
      layers: layers(inOriginalUnitsOf: standardisation) { last throws(TrainingError) in
        guard let common = deviations.first, deviations.allSatisfy({ $0 == common }) else {
          throw .targetScalesDiffer(deviations)
        }
        for k in 0..<components {
          for d in 0..<outputs {
            last.transform(components + k * outputs + d, to: d, of: standardisation.targets)
          }
          let logVariance = components * (1 + outputs) + k
          last.biases[logVariance] = Float(Double(last.biases[logVariance]) + 2 * .log(common))
        }
      }, components: components, outputs: outputs, activation: activation)
  }
}

extension TrainableNetwork {
  /// The layers, of which the first takes inputs as they are, and the last is changed by a function.
  fileprivate func layers(
    inOriginalUnitsOf standardisation: Standardisation, last: (inout LinearLayer) throws(TrainingError) -> Void
  ) throws(TrainingError) -> [LinearLayer] {
    let checked = try CheckedNetwork(self)
    try checkCount(standardisation.inputs.means.count, is: checked.inputs, "inputs of the standardisation")
    try checkCount(standardisation.targets.means.count, is: checked.outputs, "targets of the standardisation")
    var layers = checked.layers
    layers[0].takeInputs(of: standardisation.inputs)
    try last(&layers[layers.count - 1])
    return layers
  }
}

extension LinearLayer {
  /// Changes W and b so that Wx + b becomes what it was for (x − μ)/σ.
  fileprivate mutating func takeInputs(of columns: Standardisation.Columns) {
    for output in 0..<outputs {
      var bias = Double(biases[output])
      for input in 0..<inputs {
        let weight = Float(Double(weights[output, input]) / columns.standardDeviations[input])
        weights[output, input] = weight
        // The weight as it was rounded, so that what is lost is lost near the mean least.
        bias -= Double(weight) * columns.means[input]
      }
      biases[output] = Float(bias)
    }
  }

  /// Changes an output z to σz + μ.
  fileprivate mutating func transform(_ output: Int, to column: Int, of columns: Standardisation.Columns) {
    let (mean, deviation) = (columns.means[column], columns.standardDeviations[column])
    for input in 0..<inputs {
      weights[output, input] = Float(Double(weights[output, input]) * deviation)
    }
    biases[output] = Float(Double(biases[output]) * deviation + mean)
  }
}
