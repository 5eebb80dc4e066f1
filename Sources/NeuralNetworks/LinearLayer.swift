import LinearAlgebra
import Preconditions
import Probability

/// A linear layer: every output is a weighted sum of the inputs and a bias, y = Wx + b.
public struct LinearLayer: Equatable, Sendable {
  /// The weights W, `[outputs, inputs]`.
  public var weights: Matrix<Float>
  /// The biases b, one an output.
  public var biases: [Float]

  /// The number of inputs.
  public var inputs: Int { weights.columns }
  /// The number of outputs.
  public var outputs: Int { weights.rows }

  /// A layer with known weights, `[outputs, inputs]`, and as many biases as outputs.
  public init(weights: Matrix<Float>, biases: [Float]) {
    require(
      weights.rows == biases.count, "\(weights.shape) weights need \(weights.rows) biases, got \(biases.count)")
    self.weights = weights
    self.biases = biases
  }

  /// A layer as PyTorch initialises it: weights and biases uniform on ±1/√inputs.
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
}
