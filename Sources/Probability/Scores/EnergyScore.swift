import LinearAlgebra
import Preconditions

/// The energy score of draws X₁ … Xₙ from a prediction against the outcome y: (1/n) Σᵢ ‖Xᵢ − y‖ − (1/2n²) Σᵢⱼ ‖Xᵢ − Xⱼ‖ with
/// Euclidean distances (T. Gneiting, A. Raftery, "Strictly proper scoring rules, prediction, and estimation", 2007,
/// §4.3).
///
/// In one dimension it is the CRPS of the draws' empirical distribution, and so it generalises
/// ``GaussianMixture/crps(_:)`` to more dimensions. For n → ∞ it becomes E‖X − y‖ − ½ E‖X − X′‖, which is least in expectation
/// for the distribution that y is drawn from. For n draws it is too large by E‖X − X′‖/2n in the mean, so compare
/// predictions by as many draws of each. It depends on the units of the coordinates, so bring them to a common scale
/// first.
///
/// - Parameters:
///   - draws: one draw per row, `[count, dimensions]`, at least one.
///   - outcome: y, `[dimensions]`; another number of coordinates, or no draw, stops the program with a message.
/// - Returns: a number from zero up, in the unit of the coordinates; the largest `Double` if it exceeds that. It is NaN if
///   a coordinate is not finite.
public func energyScore(_ draws: Matrix<Double>, outcome: [Double]) -> Double {
  require(draws.rows > 0, "the energy score needs at least one draw, got none")
  require(
    draws.columns == outcome.count, "draws of \(draws.columns) numbers and an outcome of \(outcome.count) do not fit")
  let unit = CoordinateUnit(of: draws.elements + outcome)
  let (sample, point) = (unit.scaled(draws), unit.scaled(Matrix([outcome])))
  let score = meanDistance(point, sample) - 0.5 * meanDistance(within: sample)
  return unit.restored(score < 0 ? 0 : score)
}
