import LinearAlgebra
import NeuralNetworks
import Problems

// What the chapter measures on points of the plane and on the answers of a network.

/// The distances of samples from the centre.
func radii(_ data: DataSet) -> [Double] {
  zip(data.inputs.elements, data.targets.elements).map {
    Double($0 * $0 + $1 * $1).squareRoot()
  }
}

/// The stretches of outputs that are possible at an input: where the exact density is above zero on a grid.
func stretches(at x: Double, step: Double = 0.05) -> [ClosedRange<Double>] {
  var found: [ClosedRange<Double>] = []
  var isInside = false
  for y in stride(from: -18.0, through: 18, by: step) {
    let isPossible = Spiral.jointDensity(x, y) > 0
    if isPossible, isInside, let last = found.popLast() {
      found.append(last.lowerBound...y)
    } else if isPossible {
      found.append(y...y)
    }
    isInside = isPossible
  }
  return found
}

/// The share of outputs, a row for each input, that lie on the spiral's band.
func shareOnSpiral(_ inputs: Matrix<Float>, _ outputs: Matrix<Double>) -> Double {
  let hits = (0..<inputs.rows).reduce(0) { sum, row in
    sum + outputs.row(row).count { Spiral.jointDensity(Double(inputs[row, 0]), $0) > 0 }
  }
  return Double(hits) / Double(outputs.elements.count)
}

/// The mean squared error on test data of the constant that is best on training data, their mean.
func meanSquaredErrorOfConstant(trainedOn data: DataSet, _ test: DataSet) -> Double {
  let mean = data.targets.elements.reduce(0) { $0 + Double($1) } / Double(data.count)
  return test.targets.elements.reduce(0) {
    $0 + (Double($1) - mean) * (Double($1) - mean)
  } / Double(test.count)
}

/// How many components have a mixing coefficient above a bound at some input.
func componentsUsed(
  by network: MixtureDensityNetwork, at inputs: Matrix<Float>, above bound: Double
) throws -> Int {
  let priors = try network.parameters(at: inputs).priors
  return (0..<priors.columns).count { (priors.column($0).max() ?? 0) > bound }
}

/// The components with the largest mixing coefficients, averaged over the answers.
func leadingComponents(_ answers: MixtureParameters, _ count: Int) -> [Int] {
  let priors = answers.priors
  let shares = (0..<priors.columns).map { priors.column($0).reduce(0, +) }
  return Array(shares.indices.sorted { shares[$0] > shares[$1] }.prefix(count))
}

/// The share of the data's points that lie at most 1 above or below the mean of one of some components, where its mixing
/// coefficient is above a bound.
func shareNearMeans(
  _ answers: MixtureParameters, of components: [Int], above bound: Double, _ data: DataSet
) -> Double {
  let near = (0..<data.count).count { row in
    components.contains { component in
      answers.priors[row, component] > bound
        && abs(answers.means[row, component] - Double(data.targets[row, 0])) <= 1
    }
  }
  return Double(near) / Double(data.count)
}
