import ElementaryFunctions
import LinearAlgebra

// A component with a full covariance and the loss of a mixture of them, written out as in the text.

/// What the network gives for one component in D dimensions: a logit, D means, D log-variances, and the coefficients φ, of
/// which row d has d numbers.
struct Component: Equatable {
  var a: Double
  var μ: [Double]
  var s: [Double]
  var φ: [[Double]]
}

// excerpt: chain
extension Component {
  /// The numbers z.
  func standardised(_ y: [Double]) -> [Double] {
    let Δ = zip(y, μ).map { $0 - $1 }
    return Δ.indices.map { d in
      let expected = (0..<d).reduce(0) { $0 + φ[d][$1] * Δ[$1] }
      return Double.exp(-0.5 * s[d]) * (Δ[d] - expected)
    }
  }

  func logDensity(_ y: [Double]) -> Double {
    let z = standardised(y)
    return -0.5 * z.indices.reduce(0) { $0 + z[$1] * z[$1] + s[$1] + Double.log(2 * .pi) }
  }
}
// end: chain

/// The responsibilities of the components for a point, and the loss there.
private func shares(_ mixture: [Component], at y: [Double]) -> (γ: [Double], loss: Double)
{
  let logSum = logSumExp(mixture.map(\.a))
  let ℓ = mixture.map { $0.a - logSum + $0.logDensity(y) }
  let total = logSumExp(ℓ)
  return (ℓ.map { Double.exp($0 - total) }, -total)
}

func mixtureLoss(_ mixture: [Component], at y: [Double]) -> Double {
  shares(mixture, at: y).loss
}

// excerpt: chainGradient
/// The gradient of the loss, with the shape of the mixture.
func mixtureGradient(_ mixture: [Component], at y: [Double]) -> [Component] {
  let (γ, logSum) = (shares(mixture, at: y).γ, logSumExp(mixture.map(\.a)))
  return zip(mixture, γ).map { component, γ in
    let Δ = zip(y, component.μ).map { $0 - $1 }
    let z = component.standardised(y)
    let τ = zip(component.s, z).map { Double.exp(-0.5 * $0) * $1 }
    var gradient = component
    gradient.a = Double.exp(component.a - logSum) - γ
    gradient.s = z.map { γ / 2 * (1 - $0 * $0) }
    for d in Δ.indices {
      let later = (d + 1..<Δ.count).reduce(0) { $0 + component.φ[$1][d] * τ[$1] }
      gradient.μ[d] = -γ * (τ[d] - later)
      gradient.φ[d] = (0..<d).map { -γ * τ[d] * Δ[$0] }
    }
    return gradient
  }
}
// end: chainGradient

func logSumExp(_ ℓ: [Double]) -> Double {
  let largest = ℓ.max() ?? -.infinity
  return largest + Double.log(ℓ.reduce(0) { $0 + Double.exp($1 - largest) })
}

/// The inverse of a matrix of two rows and columns.
private func inverse(_ m: Matrix<Double>) -> Matrix<Double> {
  let determinant = m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]
  return Matrix([
    [m[1, 1] / determinant, -m[0, 1] / determinant],
    [-m[1, 0] / determinant, m[0, 0] / determinant],
  ])
}

/// The covariance matrix of a component in two dimensions.
func covariance(_ component: Component) -> Matrix<Double> {
  let (first, φ) = (Double.exp(component.s[0]), component.φ[1][0])
  return Matrix([
    [first, φ * first], [φ * first, φ * φ * first + Double.exp(component.s[1])],
  ])
}

/// The loss of a mixture in two dimensions from its covariance matrices, their inverses and determinants, by adding up
/// densities.
func lossFromMatrices(_ mixture: [Component], at y: [Double]) -> Double {
  let weights = mixture.map { Double.exp($0.a) }
  let density = zip(mixture, weights).reduce(0) { sum, pair in
    let Σ = covariance(pair.0)
    let (precision, Δ) = (inverse(Σ), zip(y, pair.0.μ).map { $0 - $1 })
    var square = 0.0
    for i in 0..<2 { for j in 0..<2 { square += Δ[i] * precision[i, j] * Δ[j] } }
    let determinant = Σ[0, 0] * Σ[1, 1] - Σ[0, 1] * Σ[1, 0]
    let peak = 1 / (2 * Double.pi * determinant.squareRoot())
    return sum + pair.1 / weights.reduce(0, +) * peak * Double.exp(-0.5 * square)
  }
  return -Double.log(density)
}

/// The greatest difference between the gradient by formula and slopes of the loss from covariance matrices.
func greatestGradientError(_ mixture: [Component], at y: [Double]) -> Double {
  let gradient = mixtureGradient(mixture, at: y)
  let parameters: [WritableKeyPath<Component, Double>] = [
    \.a, \.μ[0], \.μ[1], \.s[0], \.s[1], \.φ[1][0],
  ]
  var greatest = 0.0
  for k in mixture.indices {
    for parameter in parameters {
      func loss(nudgedBy step: Double) -> Double {
        var nudged = mixture
        nudged[k][keyPath: parameter] += step
        return lossFromMatrices(nudged, at: y)
      }
      let slope = (loss(nudgedBy: 1e-5) - loss(nudgedBy: -1e-5)) / 2e-5
      greatest = max(greatest, abs(slope - gradient[k][keyPath: parameter]))
    }
  }
  return greatest
}
