import LinearAlgebra
import Preconditions

/// The energy distance of two samples of points: 2 E‖A − B‖ − E‖A − A′‖ − E‖B − B′‖, where A and A′ are drawn from the
/// first sample and B and B′ from the second (G. Székely, M. Rizzo, "Energy statistics", 2013).
///
/// It is zero only for samples with the same points, and small for samples from the same distribution: of the order of
/// 1/n for n points each. It depends on the units of the coordinates, so bring them to a common scale first. Both
/// samples must have at least one point and the same number of dimensions; otherwise the program stops with a message.
/// It is NaN if a coordinate is not finite.
///
/// - Parameters:
///   - a: one point per row, `[count, dimensions]`.
///   - b: one point per row, `[count, dimensions]`; the count may differ.
/// - Returns: a number from zero up, in the unit of the coordinates; the largest `Double` if it exceeds that.
public func energyDistance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
  require(a.columns == b.columns, "points of \(a.shape) and \(b.shape): the dimensions differ")
  require(a.rows > 0 && b.rows > 0, "samples of \(a.rows) and \(b.rows) points: none may be empty")
  // In a unit in which no square overflows and those that matter do not underflow: the power of two next to the largest
  // coordinate. It changes no digit.
  let largest = (a.elements + b.elements).reduce(0) { max($0, $1.magnitude) }
  let exponent = largest == 0 ? 0 : largest.exponent
  func scaled(_ points: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: points.rows, columns: points.columns, elements: points.elements.map { $0.scaled(by: -exponent) })
  }
  let (a, b) = (scaled(a), scaled(b))
  let distance = 2 * meanDistance(a, b) - meanDistance(within: a) - meanDistance(within: b)
  return max(distance, 0).scaled(by: exponent).saturated
}

extension Double {
  /// The number times 2ⁿ.
  fileprivate func scaled(by exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: self) }
}

/// The mean Euclidean distance between a point of one sample and a point of another.
private func meanDistance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
  var total = 0.0
  for start in stride(from: 0, to: a.rows, by: PointBlock.size) {
    let block = PointBlock(of: a, from: start)
    // Row by row, so that the rounding error does not grow with the number of pairs.
    var rowTotals = SIMD8<Double>.zero
    for j in 0..<b.rows { rowTotals += block.distances(to: b, j) }
    for i in start..<min(start + PointBlock.size, a.rows) { total += rowTotals[i - start] / Double(b.rows) }
  }
  return total / Double(a.rows)
}

/// The mean Euclidean distance between two points of one sample, which may be the same point. It has the bits of
/// ``meanDistance(_:_:)``, because the distances of each row are added in the same order, but computes each distance
/// only once for both of its ends.
private func meanDistance(within a: Matrix<Double>) -> Double {
  var rowTotals = [Double](repeating: 0, count: a.rows)
  for start in stride(from: 0, to: a.rows, by: PointBlock.size) {
    let block = PointBlock(of: a, from: start)
    let end = min(start + PointBlock.size, a.rows)
    // The distances to earlier blocks are already in the totals.
    var blockTotals = SIMD8<Double>.zero
    for i in start..<end { blockTotals[i - start] = rowTotals[i] }
    for j in start..<end { blockTotals += block.distances(to: a, j) }
    for j in end..<a.rows {
      let distances = block.distances(to: a, j)
      blockTotals += distances
      for lane in 0..<PointBlock.size { rowTotals[j] += distances[lane] }
    }
    for i in start..<end { rowTotals[i] = blockTotals[i - start] }
  }
  return rowTotals.reduce(0) { $0 + $1 / Double(a.rows) } / Double(a.rows)
}

/// Consecutive points of a sample, one in each lane: processors take eight square roots in the time of two.
private struct PointBlock {
  static let size = 8
  /// One vector per dimension.
  private let coordinates: [SIMD8<Double>]

  /// The points from row `start` on; if there are too few, the last one fills the remaining lanes.
  init(of sample: Matrix<Double>, from start: Int) {
    coordinates = (0..<sample.columns).map { d in
      var lanes = SIMD8<Double>.zero
      for lane in 0..<PointBlock.size { lanes[lane] = sample[min(start + lane, sample.rows - 1), d] }
      return lanes
    }
  }

  /// The Euclidean distances to row j of a sample.
  @inline(__always)
  func distances(to sample: Matrix<Double>, _ j: Int) -> SIMD8<Double> {
    var squares = SIMD8<Double>.zero
    for d in coordinates.indices {
      let differences = coordinates[d] - sample.elements[j * coordinates.count + d]
      squares += differences * differences
    }
    return squares.squareRoot()
  }
}
