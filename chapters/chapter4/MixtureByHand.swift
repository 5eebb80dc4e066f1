import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Probability

// The loss and its gradient for one sample of one dimension, written out as in the text, for a list of the K logits, the K
// means and the K logarithms of variances.

func mixtureLoss(_ parameters: [Double], at y: Double) throws -> Double {
  -(try mixture(parameters)).logDensity(y)
}

func mixtureGradient(_ parameters: [Double], at y: Double) throws -> [Double] {
  let mixture = try mixture(parameters)
  let responsibilities = mixture.responsibilities(y)
  let components = 0..<mixture.components
  let deviations = components.map { mixture.means[$0, 0] - y }
  return components.map { mixture.priors[$0] - responsibilities[$0] }
    + components.map { responsibilities[$0] * deviations[$0] / mixture.variances[$0] }
    + components.map {
      responsibilities[$0] / 2
        * (1 - deviations[$0] * deviations[$0] / mixture.variances[$0])
    }
}

private func mixture(_ parameters: [Double]) throws -> GaussianMixture {
  let count = parameters.count / 3
  let exponentials = parameters[..<count].map(Double.exp)
  let sum = exponentials.reduce(0, +)
  return try GaussianMixture(
    priors: exponentials.map { $0 / sum }, means: Array(parameters[count..<(2 * count)]),
    variances: parameters[(2 * count)...].map(Double.exp))
}

/// The gradients γ(μ − y)/σ² of the means of components with equal shares, in single precision, where logarithms of variances
/// below `least` count as `least`.
func meanGradients(
  _ means: [Float], _ logVariances: [Float], least: Float, at y: Float
) -> [Float] {
  let bounded = logVariances.map { max($0, least) }
  let precisions = bounded.map { Float.exp(-$0) }
  let joint = means.indices.map {
    -0.5 * ((y - means[$0]) * (y - means[$0]) * precisions[$0] + bounded[$0])
  }
  let largest = joint.max() ?? 0
  let sum = joint.reduce(0) { $0 + Float.exp($1 - largest) }
  return means.indices.map { k in
    let responsibility = Float.exp(joint[k] - largest) / sum
    return responsibility * (means[k] - y) * precisions[k]
  }
}
