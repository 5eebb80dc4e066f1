import Foundation
import LinearAlgebra
import Probability
import Testing

@testable import NeuralNetworks

/// The losses in double precision, as a textbook writes them, to be differentiated by differences.
private struct DoubleReference {
  let layers: [LinearLayer]
  let activation: Activation
  let loss: Loss

  /// The loss with one parameter moved: the weight or bias at a place in a layer.
  func meanLoss(_ data: DataSet, moving layer: Int, _ output: Int, _ input: Int, by step: Double) -> Double {
    let losses = (0..<data.count).map { sample in
      var values = data.inputs.row(sample).map { Double($0) }
      for (index, place) in layers.enumerated() {
        values = (0..<place.outputs).map { o in
          var z = Double(place.biases[o])
          if index == layer, o == output, input == place.inputs { z += step }
          for i in 0..<place.inputs {
            let moved = index == layer && o == output && i == input ? step : 0
            z += (Double(place.weights[o, i]) + moved) * values[i]
          }
          if index == layers.count - 1 { return z }
          return activate(z)
        }
      }
      return sampleLoss(values, data.targets.row(sample).map { Double($0) })
    }
    return losses.reduce(0, +) / Double(data.count)
  }

  private func activate(_ z: Double) -> Double {
    switch activation {
    case .tanh: Foundation.tanh(z)
    case .relu: max(0, z)
    case .leakyReLU: z > 0 ? z : z / 100
    case .elu: z > 0 ? z : Foundation.expm1(z)
    case .sigmoid: 1 / (1 + Foundation.exp(-z))
    }
  }

  private func sampleLoss(_ outputs: [Double], _ y: [Double]) -> Double {
    switch loss {
    case .meanSquaredError:
      return zip(outputs, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(y.count)
    case .mixture(let count, let covariance):
      let normaliser = outputs[..<count].reduce(0) { $0 + Foundation.exp($1) }
      let d = y.count
      let (variances, pairs) = (covariance.variances(dimensions: d), covariance.coefficients(dimensions: d))
      let density = (0..<count).reduce(0.0) { sum, k in
        let residuals = y.indices.map { y[$0] - outputs[count + k * d + $0] }
        // A product of Gaussians, each dimension given those before it.
        let gaussian = y.indices.reduce(1.0) { product, i in
          let logVariance = outputs[count * (1 + d) + k * variances + (variances == 1 ? 0 : i)]
          var deviation = residuals[i]
          if pairs > 0 {
            for j in 0..<i {
              deviation -= outputs[count * (1 + 2 * d) + k * pairs + i * (i - 1) / 2 + j] * residuals[j]
            }
          }
          let variance = Foundation.exp(logVariance)
          return product * Foundation.exp(-deviation * deviation / (2 * variance))
            / (2 * Double.pi * variance).squareRoot()
        }
        return sum + Foundation.exp(outputs[k]) / normaliser * gaussian
      }
      return -Foundation.log(density)
    }
  }
}

@Suite("Gradients")
struct GradientTests {
  private func data(inputs: Int, targets: Int) throws -> DataSet {
    var random = RandomSource(seed: 21)
    let x = Matrix<Float>(rows: 30, columns: inputs) { _, _ in Float(random.uniform(in: -2...2)) }
    let y = Matrix<Float>(rows: 30, columns: targets) { i, j in 2 * x[i, 0] + Float(j) + Float(random.normal()) }
    return try DataSet(inputs: x, targets: y)
  }

  @Test(arguments: Activation.allCases) func meanSquaredError(_ activation: Activation) throws {
    var random = RandomSource(seed: 22)
    let network = try FeedForwardNetwork(
      inputs: 2, hidden: [6, 5], outputs: 3, activation: activation, using: &random)
    try check(network, try data(inputs: 2, targets: 3))
  }

  @Test(arguments: [(1, 1), (4, 1), (3, 2), (2, 3)]) func mixture(_ components: Int, _ outputs: Int) throws {
    var random = RandomSource(seed: 23)
    let network = try MixtureDensityNetwork(
      inputs: 2, hidden: [6, 5], components: components, outputs: outputs, activation: .tanh, using: &random)
    try check(network, try data(inputs: 2, targets: outputs))
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 3), (1, 5)], [CovarianceStructure.diagonal, .full])
  func covariances(_ size: (components: Int, outputs: Int), _ covariance: CovarianceStructure) throws {
    var random = RandomSource(seed: 25)
    let network = try MixtureDensityNetwork(
      inputs: 2, hidden: [6, 5], components: size.components, outputs: size.outputs, covariance: covariance,
      activation: .tanh, using: &random)
    try check(network, try data(inputs: 2, targets: size.outputs))
  }

  // A first layer with one input is laid out and calculated in its own way, and that depends on how many of its units lie beyond
  // whole vectors of sixteen: none, a few or many.
  @Test(arguments: [[5], [16, 3], [18, 5], [23, 4]], Activation.allCases)
  func oneInput(_ hidden: [Int], _ activation: Activation) throws {
    var random = RandomSource(seed: 24)
    let network = try FeedForwardNetwork(
      inputs: 1, hidden: hidden, outputs: 2, activation: activation, using: &random)
    try check(network, try data(inputs: 1, targets: 2))
  }

  private func check(_ network: some TrainableNetwork, _ data: DataSet) throws {
    let network = try CheckedNetwork(network)
    let layout = ParameterLayout(network)
    let parameters = Buffer(count: layout.count)
    layout.pack(network.layers, into: parameters)
    let gradient = Buffer(count: layout.count)
    let pass = Pass(network, layout)
    let tiles = Tiles(inputs: data.inputs, targets: data.targets)
    let terms = network.loss.terms(weight: Double(data.count), outputs: network.outputs)
    let sum = pass.gradient(
      parameters.pointer, tiles.tiles[0], scale: 1 / Float(terms), into: gradient.pointer,
      isAdded: false)
    let reference = DoubleReference(layers: network.layers, activation: network.activation, loss: network.loss)
    // The loss, of size 1 to 10, is summed in Float.
    #expect((sum / terms - reference.meanLoss(data, moving: -1, 0, 0, by: 0)).magnitude < 1e-5)

    for (index, place) in layout.layers.enumerated() {
      for output in 0..<place.outputs {
        for input in 0...place.inputs {
          let up = reference.meanLoss(data, moving: index, output, input, by: 1e-5)
          let down = reference.meanLoss(data, moving: index, output, input, by: -1e-5)
          let slope = (up - down) / 2e-5
          let value = Double(gradient.pointer[place.index(output: output, input: input)])
          // Central differences err by 1e-10 · third derivative; gradients of size 1 to 10 carry Float's 1e-6.
          #expect((value - slope).magnitude < 2e-5, "layer \(index), output \(output), input \(input)")
        }
      }
    }
  }
}
