import ElementaryFunctions
import LinearAlgebra
import NeuralNetworks
import Probability

/// A conditional density by kernels: a Gaussian at the target of each pair, all of one width, and the heavier the nearer
/// the pair's input is (M. Rosenblatt, "Conditional probability density and regression estimators", 1969).
struct KernelDensity {
  private let x: [Double]
  private let y: [Double]
  /// How near inputs must be to count, in the unit of the input.
  let inputWidth: Double
  /// The standard deviation of each Gaussian, in the unit of the target.
  let targetWidth: Double

  // excerpt: kernelAnswer
  /// The answer to an input: a mixture with a component for each pair.
  func answer(to input: Double) throws -> GaussianMixture {
    let distances = x.map { ($0 - input) / inputWidth }
    let nearest = distances.map(abs).min() ?? 0
    let weights = distances.map { Double.exp(0.5 * (nearest * nearest - $0 * $0)) }
    let sum = weights.reduce(0, +)
    return try GaussianMixture(
      priors: weights.map { $0 / sum }, means: y,
      variances: y.map { _ in targetWidth * targetWidth })
  }
  // end: kernelAnswer

  /// Chooses of the given widths the two with which each pair is most likely given all others.
  init(_ data: DataSet, inputWidths: [Double], targetWidths: [Double]) {
    let (x, y) = (
      data.inputs.elements.map(Double.init), data.targets.elements.map(Double.init)
    )
    let nearness = inputWidths.map { Self.bells(x, width: $0) }
    let heights = targetWidths.map { Self.bells(y, width: $0) }
    var best = (likelihood: -Double.infinity, input: 0, target: 0)
    for input in inputWidths.indices {
      for target in targetWidths.indices {
        let likelihood = x.indices.reduce(0) { sum, i in
          let (density, weight) = Self.sums(
            nearness[input], heights[target], row: i, of: x.count)
          return sum + Double.log(density / (weight * targetWidths[target]))
        }
        if likelihood > best.likelihood { best = (likelihood, input, target) }
      }
    }
    self.x = x
    self.y = y
    inputWidth = inputWidths[best.input]
    targetWidth = targetWidths[best.target]
  }

  /// exp(−(vᵢ − vⱼ)²/2w²) for all pairs of values but those of one with itself, for which it is zero, `[values · values]`.
  private static func bells(_ values: [Double], width: Double) -> [Double] {
    let count = values.count
    var bells = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0..<i {
        let distance = (values[i] - values[j]) / width
        bells[i * count + j] = Double.exp(-0.5 * distance * distance)
        bells[j * count + i] = bells[i * count + j]
      }
    }
    return bells
  }

  /// The sums over a row of the products of two tables, and of the first of them.
  private static func sums(
    _ weights: [Double], _ heights: [Double], row: Int, of count: Int
  ) -> (products: Double, weights: Double) {
    (row * count..<(row + 1) * count).reduce((0, 0)) { sums, index in
      (sums.0 + weights[index] * heights[index], sums.1 + weights[index])
    }
  }

  /// The estimate as a model.
  var model: Model { { try $0.elements.map { try answer(to: Double($0)) } } }
}
