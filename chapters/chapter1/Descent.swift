import LeastSquares
import LinearAlgebra

// excerpt: descend
/// Gradient descent on the squared error until the gradient vanishes: every β on the way.
func descend(
  _ x: Matrix<Double>, _ y: [Double], from start: [Double], learningRate: Double,
  steps: Int = 10_000
) -> [[Double]] {
  var path = [start]
  while let beta = path.last, path.count <= steps {
    let gradient = LeastSquares.gradient(x, y, beta)
    if norm(gradient) < 1e-10 { break }
    path.append(zip(beta, gradient).map { $0 - learningRate * $1 })
  }
  return path
}
// end: descend
