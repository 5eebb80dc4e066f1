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
