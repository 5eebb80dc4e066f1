import Preconditions
import Probability

/// The loss that training minimises.
public enum Loss: Equatable, Sendable {
  /// The mean squared error over samples and outputs, in the squared unit of the targets.
  case meanSquaredError
  /// The mean negative log-likelihood per sample, in nats, of a Gaussian mixture with the given number of components,
  /// whose covariances have the given structure.
  case mixture(components: Int, covariance: CovarianceStructure = .isotropic)

  /// What it measures, as in “a mixture of 3 diagonal components”.
  var description: String {
    switch self {
    case .meanSquaredError: "the mean squared error"
    case .mixture(let components, let covariance): "a mixture of \(components) \(covariance) components"
    }
  }

  /// The number of units that the last layer of a network with D outputs needs: D or, for a mixture of K components,
  /// K(1 + D) for priors and means and for the covariances K, K·D or K·D(D + 1)/2 more, as they are isotropic, diagonal
  /// or full (``MixtureDensityNetwork/layers``).
  ///
  /// - Throws: ``TrainingError`` if the number of outputs or components is not positive, or more than any memory holds.
  func units(outputs: Int) throws(TrainingError) -> Int {
    guard outputs > 0 else { throw .notPositive(what: "outputs", value: outputs) }
    guard outputs <= maximumCount else { throw .tooLarge(what: "a network of \(outputs) outputs") }
    guard case .mixture(let components, let covariance) = self else { return outputs }
    guard components > 0 else { throw .notPositive(what: "components", value: components) }
    let tooLarge = TrainingError.tooLarge(what: "a mixture of \(components) components with \(outputs) outputs")
    // Beyond it the number of pairs of outputs would overflow.
    guard covariance != .full || outputs <= 1 << 31 else { throw tooLarge }
    let (units, overflow) = components.multipliedReportingOverflow(
      by: 1 + outputs + covariance.variances(dimensions: outputs) + covariance.coefficients(dimensions: outputs))
    guard !overflow, units <= maximumCount else { throw tooLarge }
    return units
  }

  /// What the sum of the losses of samples with the given total weight, which is their number if they have none, is
  /// divided by for the mean.
  func terms(weight: Double, outputs: Int) -> Double {
    switch self {
    case .meanSquaredError: weight * Double(outputs)
    case .mixture: weight
    }
  }

  /// The sum of the losses over the samples of a tile, each times its weight, computed from a row of 128 for each unit of
  /// the last layer.
  ///
  /// If a scale is given, also writes the gradient with respect to these units, multiplied by it. The units and the
  /// space for the gradient, which is of the same size, are overwritten either way.
  func sum(
    units: UnsafeMutablePointer<Float>, outputs: Int, _ tile: Tile, gradient: UnsafeMutablePointer<Float>,
    scale: Float?
  ) -> Double {
    var total = Vector()
    for sample in stride(from: 0, to: tile.count, by: lanes) {
      let weights = tile.weights?.vector(at: sample)
      let scale = scale.map { Vector(repeating: $0) * (weights ?? Vector(repeating: 1)) }
      var losses =
        switch self {
        case .meanSquaredError:
          squaredErrors(
            units + sample, tile.targets + sample, count: outputs, gradient: gradient + sample,
            scale: scale)
        case .mixture(let components, .isotropic):
          mixtureLosses(
            units + sample, tile.targets + sample, components: components, dimensions: outputs,
            gradient: gradient + sample, scale: scale)
        case .mixture(let components, let covariance):
          anisotropicMixtureLosses(
            units + sample, tile.targets + sample, components: components, dimensions: outputs,
            covariance: covariance, gradient: gradient + sample, scale: scale)
        }
      if let weights { losses *= weights }
      // Lanes past the last sample do not count.
      total += losses.replacing(with: 0, where: laneNumbers .>= Float(tile.count - sample))
    }
    return (0..<lanes).reduce(0) { $0 + Double(total[$1]) }
  }
}

/// The squared errors of sixteen samples, Σ (ŷ − y)² over the targets, and their gradient 2(ŷ − y).
@inline(always)
private func squaredErrors(
  _ outputs: UnsafeMutablePointer<Float>, _ targets: UnsafePointer<Float>, count: Int,
  gradient: UnsafeMutablePointer<Float>, scale: Vector?
) -> Vector {
  var sum = Vector()
  for d in 0..<count {
    let error = outputs.vector(at: d * tileSize) - targets.vector(at: d * tileSize)
    sum.addProduct(error, error)
    if let scale { gradient.store(error * (2 * scale), at: d * tileSize) }
  }
  return sum
}
