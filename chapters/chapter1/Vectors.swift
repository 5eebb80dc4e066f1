import LinearAlgebra
import Workbook

/// Small vector arithmetic that keeps the chapter's lines as short as its formulas.
func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

func squared(_ a: Double) -> Double { a * a }

func squaredNorm(_ a: [Double]) -> Double { dot(a, a) }

func norm(_ a: [Double]) -> Double { squaredNorm(a).squareRoot() }

/// The largest difference between two elements that correspond.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

func decimals(_ number: Double) -> String { NumberStyle.decimals(2).text(number) }

func scientific(_ number: Double) -> String { NumberStyle.significant(2).text(number) }

/// Gradient descent on the squared error until the gradient vanishes.
func descend(
  _ x: Matrix<Double>, _ y: [Double], from start: [Double], learningRate: Double
) -> [Double] {
  var beta = start
  var gradient = LeastSquares.gradient(x, y, beta)
  while norm(gradient) > 1e-10 {
    beta = sum(beta, gradient.map { -learningRate * $0 })
    gradient = LeastSquares.gradient(x, y, beta)
  }
  return beta
}
