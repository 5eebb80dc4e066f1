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
  let unit = CoordinateUnit(of: a.elements + b.elements)
  let (a, b) = (unit.scaled(a), unit.scaled(b))
  let distance = 2 * meanDistance(a, b) - meanDistance(within: a) - meanDistance(within: b)
  return unit.restored(max(distance, 0))
}
