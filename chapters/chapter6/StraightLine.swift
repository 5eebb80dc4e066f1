import NeuralNetworks
import Probability

/// A straight line with Gaussian noise of one width, by maximum likelihood.
func straightLine(_ data: DataSet) -> Model {
  let (x, y) = (
    data.inputs.elements.map(Double.init), data.targets.elements.map(Double.init)
  )
  let (meanX, meanY) = (MeanAndError(x).mean, MeanAndError(y).mean)
  let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  let slope = products / x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  func height(_ x: Double) -> Double { meanY + slope * (x - meanX) }
  let squares = zip(x, y).map { ($1 - height($0)) * ($1 - height($0)) }
  return { inputs in
    try inputs.elements.map {
      try GaussianMixture(
        priors: [1], means: [height(Double($0))], variances: [MeanAndError(squares).mean])
    }
  }
}
