import LinearAlgebra

/// A unit of coordinates in which no square overflows and those that matter do not underflow: the power of two next to the
/// largest coordinate. It changes no digit.
struct CoordinateUnit {
  private let exponent: Int

  init(of coordinates: [Double]) {
    let largest = coordinates.reduce(0) { max($0, $1.magnitude) }
    exponent = largest == 0 ? 0 : largest.exponent
  }

  /// Points in this unit.
  func scaled(_ points: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: points.rows, columns: points.columns, elements: points.elements.map { scaled($0, by: -exponent) })
  }

  /// A distance in this unit in that of the coordinates, or the end of the range of `Double`.
  func restored(_ distance: Double) -> Double { scaled(distance, by: exponent).saturated }

  /// A number times 2ⁿ.
  private func scaled(_ number: Double, by exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: number)
  }
}

/// The mean Euclidean distance between a point of one sample and a point of another.
func meanDistance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
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
func meanDistance(within a: Matrix<Double>) -> Double {
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
