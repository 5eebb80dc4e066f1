import LinearAlgebra

/// Turns a Gaussian's point into independent standard normal numbers, z = C⁻¹ diag(1/σ) (y − μ): forward substitution
/// for many points at once.
struct Whitening {
  private let halfMean: [Double]
  /// What a halved distance is multiplied by: the unit, then 1/2σ in that unit.
  private let first: Double
  private let second: [Double]
  /// The rows of C, one after another, and the reciprocals of its diagonal.
  private let factor: [Double]
  private let reciprocals: [Double]

  private var dimensions: Int { halfMean.count }
  /// Points are processed in blocks that stay in the nearest cache.
  private static let blockSize = 64

  init(_ covariance: FullCovariance, mean: ArraySlice<Double>, unit: DistanceUnit) {
    halfMean = mean.map { 0.5 * $0 }
    first = unit.first
    second = covariance.variances.map { variance in
      let scale = GaussianScale(variance: variance)
      return 0.5 * scale.factor * unit.second / scale.variance.squareRoot()
    }
    factor = covariance.factor.elements
    reciprocals = (0..<mean.count).map { 1 / covariance.factor[$0, $0] }
  }

  /// ½‖z‖² of every point, `[count]`; ∞ where it overflows.
  func halfSquares(of y: UnsafeBufferPointer<Double>, in squares: UnsafeMutableBufferPointer<Double>) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: dimensions * Self.blockSize) { z in
      for start in stride(from: 0, to: squares.count, by: Self.blockSize) {
        let count = min(Self.blockSize, squares.count - start)
        whiten(y, from: start, count: count, in: z)
        let block = UnsafeMutableBufferPointer(rebasing: squares[start..<start + count])
        for d in 0..<dimensions {
          let z = UnsafeMutableBufferPointer(rebasing: z[d * Self.blockSize..<d * Self.blockSize + count])
          for i in 0..<count { block[i] += z[i] * z[i] }
        }
        // z is halved; NaN comes from infinities alone.
        for i in 0..<count { block[i] = block[i] < .infinity ? 2 * block[i] : .infinity }
      }
    }
  }

  /// ½z of one point, `[dimensions]`.
  func halves(of point: [Double]) -> [Double] {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: dimensions * Self.blockSize) { z in
      point.withUnsafeBufferPointer { whiten($0, from: 0, count: 1, in: z) }
      return (0..<dimensions).map { z[$0 * Self.blockSize] }
    }
  }

  /// ½z of some points, that of dimension d from d · `blockSize` on.
  private func whiten(
    _ y: UnsafeBufferPointer<Double>, from start: Int, count: Int, in z: UnsafeMutableBufferPointer<Double>
  ) {
    for d in 0..<dimensions {
      let row = UnsafeMutableBufferPointer(rebasing: z[d * Self.blockSize..<d * Self.blockSize + count])
      let (halfMean, second) = (halfMean[d], second[d])
      for i in 0..<count {
        row[i] = (0.5 * y[(start &+ i) &* dimensions &+ d] - halfMean) * first * second
      }
      for j in 0..<d {
        let element = factor[d * dimensions + j]
        let earlier = UnsafeMutableBufferPointer(rebasing: z[j * Self.blockSize..<j * Self.blockSize + count])
        for i in 0..<count { row[i] -= element * earlier[i] }
      }
      let reciprocal = reciprocals[d]
      for i in 0..<count { row[i] *= reciprocal }
    }
  }
}
