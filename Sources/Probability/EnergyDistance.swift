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
  return 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b)
}

/// The mean Euclidean distance from a point of one sample to a point of another.
private func meanDistance(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
  let (first, second) = (a.elements, b.elements)
  let dimensions = a.columns
  var total = 0.0
  for i in 0..<a.rows {
    // Row by row, so that rounding does not grow with the number of pairs.
    var rowTotal = 0.0
    for j in 0..<b.rows {
      var squares = 0.0
      for d in 0..<dimensions {
        let difference = first[i * dimensions + d] - second[j * dimensions + d]
        squares += difference * difference
      }
      rowTotal += squares.squareRoot()
    }
    total += rowTotal / Double(b.rows)
  }
  return total / Double(a.rows)
}
