import ElementaryFunctions
import LinearAlgebra
import Preconditions

extension GaussianMixture {
  /// An estimate of the height of the highest-density region of the given probability, in any number of dimensions: the
  /// region is the set of all points with at least this density (R. Hyndman, "Computing and graphing highest density
  /// regions", 1996).
  ///
  /// The density at a draw exceeds the height with the given probability, so the estimate is a quantile of the densities
  /// at draws. The region that it bounds has the probability to within a standard error of √(p (1 − p)/n) for n draws.
  /// In one dimension ``highestDensityRegion(probability:)`` is exact.
  ///
  /// - Parameters:
  ///   - probability: p, a number in [0, 1].
  ///   - draws: n, at least one; another number stops the program with a message.
  ///   - random: the source of random numbers.
  /// - Returns: a density.
  /// - Throws: ``ProbabilityError/invalidProbability(_:index:)`` for a probability that is none.
  public func highestDensityThreshold(
    probability: Double, draws: Int, using random: inout RandomSource
  ) throws(ProbabilityError) -> Double {
    try checkUnitInterval([probability])
    let densities = logDensitiesOfDraws(draws, using: &random).sorted()
    let index = min(Int((1 - probability) * Double(draws)), draws - 1)
    return Double.exp(densities[index]).saturated
  }

  /// An estimate of the probability of all points at which the density exceeds that at y, in any number of dimensions:
  /// the share of draws that are denser. Its standard error is √(p (1 − p)/n) for n draws; in one dimension
  /// ``highestDensityLevel(at:)`` is exact.
  ///
  /// - Parameters:
  ///   - y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  ///   - draws: n, at least one; another number stops the program with a message.
  ///   - random: the source of random numbers.
  /// - Returns: a number in [0, 1].
  public func highestDensityLevel(at y: [Double], draws: Int, using random: inout RandomSource) -> Double {
    let height = logDensity(y)
    return Double(logDensitiesOfDraws(draws, using: &random).count { $0 > height }) / Double(draws)
  }

  private func logDensitiesOfDraws(_ count: Int, using random: inout RandomSource) -> [Double] {
    requireCount(count, "draws")
    require(count > 0, "at least one draw is needed, got none")
    var points: [Double] = []
    points.reserveCapacity(requireArea(rows: count, columns: dimensions, "a matrix of draws"))
    for _ in 0..<count { points += sampleVector(using: &random) }
    return logDensities(at: Matrix(rows: count, columns: dimensions, elements: points))
  }
}
