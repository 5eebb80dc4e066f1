import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Workbook

/// A network of one hidden unit, ŷ = w₂ tanh(w₁x + b₁) + b₂, in plain numbers.
struct OneUnit {
  /// w₁, b₁, w₂ and b₂.
  var parameters: [Double]

  // excerpt: one-unit
  func forward(_ x: Double) -> (z: Double, h: Double, prediction: Double) {
    let z = parameters[0] * x + parameters[1]
    let h = tanh(z)
    return (z, h, parameters[2] * h + parameters[3])
  }

  func loss(_ x: Double, _ y: Double) -> Double {
    let error = forward(x).prediction - y
    return error * error
  }

  func gradient(_ x: Double, _ y: Double) -> [Double] {
    let (_, h, prediction) = forward(x)
    let delta2 = 2 * (prediction - y)
    let delta1 = delta2 * parameters[2] * (1 - h * h)
    return [delta1 * x, delta1, delta2 * h, delta2]  // of w₁, b₁, w₂ and b₂
  }
  // end: one-unit

  // excerpt: differences
  func differences(_ x: Double, _ y: Double, step: Double) -> [Double] {
    parameters.indices.map { index in
      var (above, below) = (self, self)
      above.parameters[index] += step
      below.parameters[index] -= step
      return (above.loss(x, y) - below.loss(x, y)) / (2 * step)
    }
  }
  // end: differences

  /// The unit after one step of plain gradient descent on one sample.
  func descended(_ x: Double, _ y: Double, learningRate: Double) -> OneUnit {
    OneUnit(parameters: zip(parameters, gradient(x, y)).map { $0 - learningRate * $1 })
  }

  /// The parameters after one step of the library's training on one sample.
  func afterOneStep(_ x: Double, _ y: Double, of optimiser: Adam) throws -> [Double] {
    let values = parameters.map { Float($0) }
    var network = try FeedForwardNetwork(
      layers: [
        LinearLayer(
          weights: Matrix(rows: 1, columns: 1, repeating: values[0]), biases: [values[1]]),
        LinearLayer(
          weights: Matrix(rows: 1, columns: 1, repeating: values[2]), biases: [values[3]]),
      ], activation: .tanh)
    let sample = try DataSet(inputs: [x], targets: [y])
    _ = try train(&network, on: sample, optimiser: optimiser, epochs: 1, batchSize: 1)
    return network.layers.flatMap { [Double($0.weights[0, 0]), Double($0.biases[0])] }
  }

  /// The gradient as the library's backward pass finds it, seen through its optimiser: with both decays zero and η = ϵ far
  /// above the gradient, a step of Adam is g·η/(|g| + ϵ), the gradient itself to within a share |g|/ϵ.
  func libraryGradient(_ x: Double, _ y: Double) throws -> [Double] {
    let plain = Adam(learningRate: 1e7, meanDecay: 0, squareDecay: 0, epsilon: 1e7)
    return zip(parameters, try afterOneStep(x, y, of: plain)).map(-)
  }

  /// The rows of the table in which all of it is worked out for one sample: name, formula, value.
  func workings(_ x: Double, _ y: Double, differences: [Double]) -> [[TableCell]] {
    let (z, h, prediction) = forward(x)
    let gradient = gradient(x, y)
    let delta2 = gradient[3]
    let delta1 = gradient[1]
    let values: [(String, String, Double, Double?)] = [
      (#"$z$"#, #"$w_1 x + b_1$"#, z, nil),
      (#"$h$"#, #"$\tanh z$"#, h, nil),
      (#"$\hat y$"#, #"$w_2 h + b_2$"#, prediction, nil),
      (#"$E$"#, #"$(\hat y - y)^2$"#, loss(x, y), nil),
      (#"$\delta_2$"#, #"$2 (\hat y - y)$"#, delta2, nil),
      (#"$\partial E / \partial b_2$"#, #"$\delta_2$"#, gradient[3], differences[3]),
      (#"$\partial E / \partial w_2$"#, #"$\delta_2 h$"#, gradient[2], differences[2]),
      (#"$\delta_1$"#, #"$\delta_2 w_2 (1 - h^2)$"#, delta1, nil),
      (#"$\partial E / \partial b_1$"#, #"$\delta_1$"#, gradient[1], differences[1]),
      (#"$\partial E / \partial w_1$"#, #"$\delta_1 x$"#, gradient[0], differences[0]),
    ]
    return values.map { name, formula, value, difference in
      let byDifferences: TableCell = difference.map { .number($0, .decimals(5)) } ?? ""
      return [.text(name), .text(formula), .number(value, .decimals(5)), byDifferences]
    }
  }
}

/// The hyperbolic tangent, by the exponential function.
func tanh(_ z: Double) -> Double { 1 - 2 / (1 + Double.exp(2 * z)) }

/// The largest difference between two lists of numbers.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { abs($0 - $1) }.max() ?? .nan
}
