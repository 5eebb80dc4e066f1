import ElementaryFunctions
import NeuralNetworks

// The loss and its gradient for one sample in one dimension, written out as in the text.

/// What the three heads give for one input: a list of the K logits, of the K means and of the K logarithms of variances.
struct Heads: Equatable {
  var a: [Double]
  var μ: [Double]
  var s: [Double]

  /// All 3K numbers in a row.
  var numbers: [Double] { a + μ + s }

  init(a: [Double], μ: [Double], s: [Double]) { (self.a, self.μ, self.s) = (a, μ, s) }

  /// The heads whose numbers in a row are these.
  init(numbers: [Double]) {
    let count = numbers.count / 3
    self.init(
      a: Array(numbers[..<count]), μ: Array(numbers[count..<(2 * count)]),
      s: Array(numbers[(2 * count)...]))
  }
}

// excerpt: mixtureLoss
func logSumExp(_ ℓ: [Double]) -> Double {
  let largest = ℓ.max() ?? -.infinity
  return largest + Double.log(ℓ.reduce(0) { $0 + Double.exp($1 - largest) })
}

/// ℓₖ = ln πₖ + ln N(y; μₖ, σₖ²) of each component.
func logJoint(_ heads: Heads, at y: Double) -> [Double] {
  let logSum = logSumExp(heads.a)
  return heads.a.indices.map { k in
    let square = (y - heads.μ[k]) * (y - heads.μ[k]) / Double.exp(heads.s[k])
    return heads.a[k] - logSum - 0.5 * (square + heads.s[k] + Double.log(2 * .pi))
  }
}

func mixtureLoss(_ heads: Heads, at y: Double) -> Double {
  -logSumExp(logJoint(heads, at: y))
}
// end: mixtureLoss

// excerpt: lossByAdding
/// −ln Σₖ πₖ N(y; μₖ, σₖ²) as it stands: exponentials, a sum, a logarithm.
func lossByAdding(_ heads: Heads, at y: Double) -> Double {
  let weights = heads.a.map(Double.exp)
  var density = 0.0
  for k in weights.indices {
    let (prior, variance) = (weights[k] / weights.reduce(0, +), Double.exp(heads.s[k]))
    let bell = Double.exp(-(y - heads.μ[k]) * (y - heads.μ[k]) / (2 * variance))
    density += prior * bell / (2 * .pi * variance).squareRoot()
  }
  return -Double.log(density)
}
// end: lossByAdding

// excerpt: mixtureGradient
func mixtureGradient(_ heads: Heads, at y: Double) -> Heads {
  let ℓ = logJoint(heads, at: y)
  var gradient = heads
  for k in ℓ.indices {
    let π = Double.exp(heads.a[k] - logSumExp(heads.a))
    let γ = Double.exp(ℓ[k] - logSumExp(ℓ))
    let precision = Double.exp(-heads.s[k])
    let deviation = heads.μ[k] - y
    gradient.a[k] = π - γ
    gradient.μ[k] = γ * deviation * precision
    gradient.s[k] = γ / 2 * (1 - deviation * deviation * precision)
  }
  return gradient
}
// end: mixtureGradient

// excerpt: meanGradients
/// The gradients γₖ(μₖ − y)/σₖ² of the means of components with equal shares, in single
/// precision, where an sₖ below `least` counts as `least`.
func meanGradients(_ μ: [Float], _ s: [Float], least: Float, at y: Float) -> [Float] {
  let precision = s.map { Float.exp(-max($0, least)) }
  let ℓ = μ.indices.map { k in
    -0.5 * ((y - μ[k]) * (y - μ[k]) * precision[k] + max(s[k], least))
  }
  let largest = ℓ.max() ?? 0
  let sum = ℓ.reduce(0) { $0 + Float.exp($1 - largest) }
  return μ.indices.map { k in
    Float.exp(ℓ[k] - largest) / sum * (μ[k] - y) * precision[k]
  }
}
// end: meanGradients

/// The mean of ``mixtureLoss(_:at:)`` over a data set of one input and one output.
func meanLoss(of network: MixtureDensityNetwork, on data: DataSet) throws -> Double {
  let answers = try network.parameters(at: data.inputs)
  let losses = data.targets.elements.enumerated().map { row, y in
    mixtureLoss(
      Heads(
        a: answers.priors.row(row).map(Double.log), μ: Array(answers.means.row(row)),
        s: answers.variances.row(row).map(Double.log)),
      at: Double(y))
  }
  return losses.reduce(0, +) / Double(data.count)
}
