import ElementaryFunctions
import LeastSquares
import LinearAlgebra
import Probability

/// Inputs and outputs of some examples.
struct Examples {
  var x: [Double]
  var y: [Double]

  /// Outputs on the wave above given inputs, with noise of variance 1.
  init(at inputs: [Double], using random: inout RandomSource) {
    x = inputs
    y = inputs.map { wave($0) + random.normal() }
  }

  func meanSquaredError(of prediction: (Double) -> Double) -> Double {
    mean(zip(x, y).map { squared($1 - prediction($0)) })
  }
}

/// The mean squared errors of one polynomial on the three sets of data.
typealias DegreeErrors = (training: Double, validation: Double, test: Double)

// excerpt: polynomial
/// A polynomial in x/15, fitted by least squares; a penalty above 0 holds its coefficients small.
struct Polynomial {
  let coefficients: [Double]

  init(degree: Int, fittedTo data: Examples, penalty: Double = 0) throws {
    var rows = data.x.map { x in powers(of: x / 15, upTo: degree) }
    var targets = data.y
    if penalty > 0 {  // A further row for each coefficient asks that √λ β be zero.
      for j in 0...degree {
        rows.append((0...degree).map { $0 == j ? penalty.squareRoot() : 0 })
        targets.append(0)
      }
    }
    coefficients = try LeastSquares.orthogonal(Matrix(rows), targets)
  }

  func callAsFunction(_ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * (x / 15) + $1 }
  }
}
// end: polynomial

/// 1, t, t², … up to a degree.
private func powers(of t: Double, upTo degree: Int) -> [Double] {
  (1...degree).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * t)
  }
}
