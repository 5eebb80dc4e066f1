import ElementaryFunctions
import LinearAlgebra

@testable import NeuralNetworks

/// The engine's training written as plainly as possible, one number after the other: what the vectors, tiles and threads
/// must reproduce to the last bit.
struct ScalarReference {
  var layers: [LinearLayer]
  let activation: Activation
  let loss: Loss
  private var step = AdamState()
  private let optimiser: Adam

  private struct AdamState {
    var means: [Float] = []
    var squares: [Float] = []
    var meanPower = 1.0
    var squarePower = 1.0
  }

  init(_ network: some TrainableNetwork, _ optimiser: Adam) {
    layers = network.layers
    activation = network.activation
    loss = network.loss
    self.optimiser = optimiser
  }

  /// One step on a batch of samples, after a number of epochs; returns the sum of the samples' losses before it, each times
  /// its weight.
  mutating func train(on data: DataSet, after epochs: Int) -> Double {
    let weights = data.weights ?? [Float](repeating: 1, count: data.count)
    let terms = loss.terms(weight: weights.reduce(0) { $0 + Double($1) }, outputs: data.targets.columns)
    let scale = 1 / Float(terms)
    var gradient = [Float](repeating: 0, count: parameterCount)
    var total = 0.0
    for first in stride(from: 0, to: data.count, by: tileSize) {
      var tileGradient = [Float](repeating: 0, count: parameterCount)
      var laneLosses = [Float](repeating: 0, count: lanes)
      for sample in first..<min(first + tileSize, data.count) {
        let sampleLoss = addGradient(
          Array(data.inputs.row(sample)), Array(data.targets.row(sample)), scale * weights[sample], to: &tileGradient)
        laneLosses[(sample - first) % lanes] += sampleLoss * weights[sample]
      }
      for i in gradient.indices { gradient[i] += tileGradient[i] }
      total += laneLosses.reduce(0) { $0 + Double($1) }
    }
    let norm = gradient.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    let limit = optimiser.gradientNormLimit ?? .infinity
    let factor = Float(min(1, limit / (norm + 1e-6)))
    update(along: gradient.map { factor * $0 }, after: epochs)
    return total
  }

  private var parameterCount: Int { layers.reduce(0) { $0 + $1.outputs * ($1.inputs + 1) } }

  private func addGradient(_ x: [Float], _ y: [Float], _ scale: Float, to gradient: inout [Float]) -> Float {
    var activations = [x]
    for (index, layer) in layers.enumerated() {
      let inputs = activations[index]
      activations.append(
        (0..<layer.outputs).map { o in
          var sum: Float = 0
          for i in 0..<layer.inputs { sum.addProduct(inputs[i], layer.weights[o, i]) }
          sum.addProduct(1, layer.biases[o])
          return index == layers.count - 1 ? sum : activate(sum)
        })
    }
    var (sampleLoss, errors) = lossAndErrors(activations[layers.count], y, scale)
    var end = gradient.count
    for (index, layer) in layers.enumerated().reversed() {
      let inputs = activations[index]
      let start = end - layer.outputs * (layer.inputs + 1)
      for o in 0..<layer.outputs {
        for i in 0...layer.inputs {
          gradient[start + o * (layer.inputs + 1) + i].addProduct(i == layer.inputs ? 1 : inputs[i], errors[o])
        }
      }
      end = start
      if index > 0 {
        errors = (0..<layer.inputs).map { i in
          var sum: Float = 0
          for o in 0..<layer.outputs { sum.addProduct(errors[o], layer.weights[o, i]) }
          return slope(sum, inputs[i])
        }
      }
    }
    return sampleLoss
  }

  private func activate(_ z: Float) -> Float {
    switch activation {
    case .tanh: .tanh(z)
    case .relu: z < 0 ? 0 : z
    case .leakyReLU: z < 0 ? 0.01 * z : z
    case .elu: z < 0 ? 2 * Float.tanh(0.5 * z) / (1 - .tanh(0.5 * z)) : z
    case .sigmoid: Float(0.5).addingProduct(.tanh(0.5 * z), 0.5)
    }
  }

  private func slope(_ error: Float, _ a: Float) -> Float {
    switch activation {
    case .tanh: error * Float(1).addingProduct(-a, a)
    case .relu: a <= 0 ? 0 : error
    case .leakyReLU: a <= 0 ? 0.01 * error : error
    case .elu: a <= 0 ? error.addingProduct(error, a) : error
    case .sigmoid: error * a.addingProduct(-a, a)
    }
  }

  private func lossAndErrors(_ outputs: [Float], _ y: [Float], _ scale: Float) -> (Float, [Float]) {
    switch loss {
    case .meanSquaredError:
      var sum: Float = 0
      var errors: [Float] = []
      for (output, target) in zip(outputs, y) {
        sum.addProduct(output - target, output - target)
        errors.append((output - target) * (2 * scale))
      }
      return (sum, errors)
    case .mixture(let components, .isotropic): return mixture(outputs, y, components, scale)
    case .mixture(let components, let covariance):
      return mixture(outputs, y, components, hasCoefficients: covariance == .full, scale)
    }
  }

  /// The loss with diagonal or full covariances.
  private func mixture(
    _ outputs: [Float], _ y: [Float], _ k: Int, hasCoefficients: Bool, _ scale: Float
  ) -> (Float, [Float]) {
    let d = y.count
    let (firstMean, firstVariance, firstCoefficient) = (k, k * (1 + d), k * (1 + 2 * d))
    func row(_ c: Int, _ i: Int, _ j: Int) -> Int { firstCoefficient + c * (d * (d - 1) / 2) + i * (i - 1) / 2 + j }
    let residuals = (0..<k).map { c in (0..<d).map { y[$0] - outputs[firstMean + c * d + $0] } }
    var inverseDeviations = residuals
    var standardised = residuals
    var joint: [Float] = []
    for c in 0..<k {
      var twice: Float = 0
      for i in 0..<d {
        let logVariance = max(outputs[firstVariance + c * d + i], minimumLogVariance)
        inverseDeviations[c][i] = .exp(max(-0.5 * logVariance, -43.5))
        var innovation = residuals[c][i]
        if hasCoefficients { for j in 0..<i { innovation.addProduct(-outputs[row(c, i, j)], residuals[c][j]) } }
        let z = max(min(innovation * inverseDeviations[c][i], 1e15), -1e15)
        standardised[c][i] = z
        twice += logVariance
        twice.addProduct(z, z)
      }
      joint.append(outputs[c].addingProduct(-0.5, twice))
    }
    let (loss, priors, responsibilities) = shares(Array(outputs[..<k]), joint, d, scale)
    var errors = [Float](repeating: 0, count: outputs.count)
    for c in 0..<k {
      let responsibility = responsibilities[c]
      errors[c] = priors[c] - responsibility
      let v = (0..<d).map { responsibility * inverseDeviations[c][$0] * standardised[c][$0] }
      for i in 0..<d {
        let z = standardised[c][i]
        errors[firstVariance + c * d + i] = 0.5 * responsibility * (1 - z * z)
        var slope = v[i]
        if hasCoefficients {
          for l in i + 1..<d {
            slope.addProduct(-outputs[row(c, l, i)], v[l])
            errors[row(c, l, i)] = -v[l] * residuals[c][i]
          }
        }
        errors[firstMean + c * d + i] = -slope
      }
    }
    return (loss, errors)
  }

  private func mixture(_ outputs: [Float], _ y: [Float], _ k: Int, _ scale: Float) -> (Float, [Float]) {
    let d = y.count
    let means = Array(outputs[k..<k * (1 + d)])
    let logVariances = outputs[(k * (1 + d))...].map { $0 < minimumLogVariance ? minimumLogVariance : $0 }
    let precisions = logVariances.map { Float.exp(-$0) }
    let distances = (0..<k).map { c in
      var sum: Float = 0
      for j in 0..<d { sum.addProduct(means[c * d + j] - y[j], means[c * d + j] - y[j]) }
      return min(sum * precisions[c], 1e30)
    }
    let joint = (0..<k).map { outputs[$0].addingProduct(-0.5, distances[$0].addingProduct(Float(d), logVariances[$0])) }
    let (loss, priors, responsibilities) = shares(Array(outputs[..<k]), joint, d, scale)
    var errors = [Float](repeating: 0, count: outputs.count)
    for c in 0..<k {
      let responsibility = responsibilities[c]
      errors[c] = priors[c] - responsibility
      for j in 0..<d { errors[k + c * d + j] = responsibility * precisions[c] * (means[c * d + j] - y[j]) }
      errors[k * (1 + d) + c] = 0.5 * responsibility * (Float(d) - distances[c])
    }
    return (loss, errors)
  }

  /// The loss, by log-sum-exp, and priors and responsibilities times a scale.
  private func shares(
    _ logits: [Float], _ joint: [Float], _ d: Int, _ scale: Float
  ) -> (loss: Float, priors: [Float], responsibilities: [Float]) {
    let largestLogit = logits.reduce(-.infinity, max)
    let largestJoint = joint.reduce(-.infinity, max)
    let logitShares = logits.map { share($0 - largestLogit) }
    let jointShares = joint.map { share($0 - largestJoint) }
    let logitSum = logitShares.reduce(0, +)
    let jointSum = jointShares.reduce(0, +)
    let loss =
      (Float.log(logitSum) + largestLogit) - (Float.log(jointSum) + largestJoint) + 0.918_938_533 * Float(d)
    return (loss, logitShares.map { $0 * (scale / logitSum) }, jointShares.map { $0 * (scale / jointSum) })
  }

  private func share(_ x: Float) -> Float { x < -40 ? 0 : .exp(x) }

  private mutating func update(along gradient: [Float], after epochs: Int) {
    if step.means.isEmpty {
      step.means = gradient.map { _ in 0 }
      step.squares = step.means
    }
    step.meanPower *= optimiser.meanDecay
    step.squarePower *= optimiser.squareDecay
    let rootCorrection = Float((1 - step.squarePower).squareRoot())
    let learningRate = optimiser.learningRate * optimiser.schedule.factor(after: epochs)
    let stepSize = Float(learningRate / (1 - step.meanPower))
    let kept = Float(1 - learningRate * optimiser.weightDecay)
    var index = 0
    func updated(_ parameter: Float) -> Float {
      let g = min(max(gradient[index], -1e18), 1e18)
      let m = step.means[index] + Float(1 - optimiser.meanDecay) * (g - step.means[index])
      let v = Float(optimiser.squareDecay) * step.squares[index] + Float(1 - optimiser.squareDecay) * g * g
      step.means[index] = m.magnitude < 0x1p-100 ? 0 : m
      step.squares[index] = v.magnitude < 0x1p-100 ? 0 : v
      index += 1
      return kept * parameter - stepSize * m / (v.squareRoot() / rootCorrection + Float(optimiser.epsilon))
    }
    for l in layers.indices {
      for o in 0..<layers[l].outputs {
        for i in 0..<layers[l].inputs { layers[l].weights[o, i] = updated(layers[l].weights[o, i]) }
        layers[l].biases[o] = updated(layers[l].biases[o])
      }
    }
  }
}
