import LinearAlgebra
import Preconditions
import Probability

/// A linear layer, y = Wx + b: every output is a weighted sum of the inputs plus a bias.
public struct LinearLayer: Equatable, Sendable {
  /// The weights W, `[outputs, inputs]`.
  public var weights: Matrix<Float>
  /// The biases b, `[outputs]`.
  public var biases: [Float]

  /// The number of inputs.
  public var inputs: Int { weights.columns }
  /// The number of outputs.
  public var outputs: Int { weights.rows }

  /// A layer with given parameters.
  ///
  /// - Parameters:
  ///   - weights: W, `[outputs, inputs]`.
  ///   - biases: b, `[outputs]`; another number of them stops the program with a message.
  public init(weights: Matrix<Float>, biases: [Float]) {
    require(
      weights.rows == biases.count, "\(weights.shape) weights need \(weights.rows) biases, got \(biases.count)")
    self.weights = weights
    self.biases = biases
  }

  /// A layer initialised as in PyTorch, with weights and biases drawn uniformly from [−1/√inputs, 1/√inputs].
  ///
  /// - Parameters:
  ///   - inputs: the number of inputs, positive.
  ///   - outputs: the number of outputs, positive. Sizes that are not stop the program with a message.
  ///   - random: the source of the draws: the weights row by row, then the biases.
  public init(inputs: Int, outputs: Int, using random: inout RandomSource) {
    require(inputs > 0 && outputs > 0, "a layer needs inputs and outputs, got \(inputs) and \(outputs)")
    // excerpt: initialisation
    let bound = 1 / Double(inputs).squareRoot()
    weights = Matrix(rows: outputs, columns: inputs) { _, _ in
      Float(random.uniform(in: -bound...bound))
    }
    biases = (0..<outputs).map { _ in Float(random.uniform(in: -bound...bound)) }
    // end: initialisation
  }

  /// Layers between consecutive sizes, from the number of inputs to that of outputs, initialised as in PyTorch.
  static func chain(_ sizes: [Int], using random: inout RandomSource) throws(TrainingError) -> [LinearLayer] {
    for size in sizes where size <= 0 { throw .notPositive(what: "units of a layer", value: size) }
    var layers: [LinearLayer] = []
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      let (weights, overflow) = inputs.multipliedReportingOverflow(by: outputs)
      guard !overflow, weights <= maximumCount else {
        throw .tooLarge(what: "a layer of \(inputs) inputs and \(outputs) outputs")
      }
      layers.append(LinearLayer(inputs: inputs, outputs: outputs, using: &random))
    }
    return layers
  }
}
