import Preconditions

/// The loss that training minimises.
public enum Loss: Equatable, Sendable {
  /// The mean squared error over samples and outputs, in the squared unit of the targets.
  case meanSquaredError
  /// The mean negative log-likelihood per sample, in nats, of a Gaussian mixture with the given number of components.
  case mixture(components: Int)

  /// The number of units that the last layer of a network with D outputs needs: D, or K(2 + D) for a mixture.
  ///
  /// - Throws: ``TrainingError`` if the number of outputs or components is not positive, or more than any memory holds.
  func units(outputs: Int) throws(TrainingError) -> Int {
    guard outputs > 0 else { throw .notPositive(what: "outputs", value: outputs) }
    guard outputs <= maximumCount else { throw .tooLarge(what: "a network of \(outputs) outputs") }
    guard case .mixture(let components) = self else { return outputs }
    guard components > 0 else { throw .notPositive(what: "components", value: components) }
    let (units, overflow) = components.multipliedReportingOverflow(by: 2 + outputs)
    guard !overflow, units <= maximumCount else {
      throw .tooLarge(what: "a mixture of \(components) components with \(outputs) outputs")
    }
    return units
  }

  /// The number of terms in the mean over the given number of samples.
  func terms(samples: Int, outputs: Int) -> Int {
    switch self {
    case .meanSquaredError: samples * outputs
    case .mixture: samples
    }
  }

  /// The sum of the losses over the samples of a tile, computed from a row of 128 for each unit of the last layer.
  ///
  /// If a scale is given, also writes the gradient with respect to these units, multiplied by it. The units and the
  /// space for the gradient, which is of the same size, are overwritten either way.
  func sum(
    units: UnsafeMutablePointer<Float>, outputs: Int, _ tile: Tile, gradient: UnsafeMutablePointer<Float>,
    scale: Float?
  ) -> Double {
    var total = Vector()
    for sample in stride(from: 0, to: tile.count, by: lanes) {
      let losses =
        switch self {
        case .meanSquaredError:
          squaredErrors(
            units + sample, tile.targets + sample, count: outputs, gradient: gradient + sample,
            scale: scale)
        case .mixture(let components):
          mixtureLosses(
            units + sample, tile.targets + sample, components: components, dimensions: outputs,
            gradient: gradient + sample, scale: scale)
        }
      // Lanes past the last sample do not count.
      total += losses.replacing(with: 0, where: laneNumbers .>= Float(tile.count - sample))
    }
    return (0..<lanes).reduce(0) { $0 + Double(total[$1]) }
  }
}

/// 0, 1, … 15
private let laneNumbers = Vector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

/// The squared errors of sixteen samples, Σ (ŷ − y)² over the targets, and their gradient 2(ŷ − y).
@inline(always)
private func squaredErrors(
  _ outputs: UnsafeMutablePointer<Float>, _ targets: UnsafePointer<Float>, count: Int,
  gradient: UnsafeMutablePointer<Float>, scale: Float?
) -> Vector {
  var sum = Vector()
  for d in 0..<count {
    let error = outputs.vector(at: d * tileSize) - targets.vector(at: d * tileSize)
    sum.addProduct(error, error)
    if let scale { gradient.store(error * (2 * scale), at: d * tileSize) }
  }
  return sum
}
