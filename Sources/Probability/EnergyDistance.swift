import LinearAlgebra
import Preconditions

/// The energy distance of two samples of points: 2 E‖A − B‖ − E‖A − A′‖ − E‖B − B′‖, where A and A′ are drawn from the first
/// sample and B and B′ from the second (G. Székely, M. Rizzo, 2013).
///
/// It is zero only for samples of the same points, and small for samples of one distribution: for n points in each it is
/// of the order of 1/n. Nearness counts as the coordinates are, so bring them to one scale first.
///
/// - Parameters:
///   - a: a point a row, `[count, dimensions]`.
///   - b: a point a row, of as many dimensions.
/// - Returns: a number from zero, in the unit of the coordinates.
public func energyDistance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
  require(a.columns == b.columns, "points of \(a.shape) and \(b.shape): the dimensions differ")
  require(a.rows > 0 && b.rows > 0, "samples of \(a.rows) and \(b.rows) points: none may be empty")
  return 2 * meanDistance(a, b) - meanDistance(within: a) - meanDistance(within: b)
}

/// The mean Euclidean distance from a point of one sample to a point of another.
private func meanDistance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
  var total = 0.0
  for i in 0..<a.rows {
    // Row by row, so that rounding does not grow with the number of pairs.
    var rowTotal = 0.0
    for j in 0..<b.rows { rowTotal += distance(a, i, b, j) }
    total += rowTotal / Double(b.rows)
  }
  return total / Double(a.rows)
}

/// The mean Euclidean distance of two points of one sample, where a point may be both: the bits of ``meanDistance(_:_:)``,
/// for the distances of each row are added in the same order, but each is calculated once for both of its ends.
private func meanDistance(within a: Matrix<Double>) -> Double {
  var rowTotals = [Double](repeating: 0, count: a.rows)
  var total = 0.0
  for i in 0..<a.rows {
    // The distances to earlier points are in it already, and that to itself is zero.
    var rowTotal = rowTotals[i]
    for j in (i + 1)..<max(a.rows, i + 1) {
      let distance = distance(a, i, a, j)
      rowTotal += distance
      rowTotals[j] += distance
    }
    total += rowTotal / Double(a.rows)
  }
  return total / Double(a.rows)
}

/// The Euclidean distance from row i of one matrix to row j of another.
private func distance(_ a: Matrix<Double>, _ i: Int, _ b: Matrix<Double>, _ j: Int) -> Double {
  var squares = 0.0
  for d in 0..<a.columns {
    let difference = a.elements[i * a.columns + d] - b.elements[j * a.columns + d]
    squares += difference * difference
  }
  return squares.squareRoot()
}
