import ElementaryFunctions
import LinearAlgebra
import Preconditions

/// A mixture of K isotropic Gaussians in D dimensions, p(y) = Σₖ πₖ N(y; μₖ, σₖ²I).
///
/// At a finite point every answer is finite, whatever the finite parameters: one beyond the range of `Double`, ±1.8·10³⁰⁸,
/// is given as that range's end. The density is zero where it is below 5·10⁻³²⁴; the log-density is not.
///
/// ```swift
/// let mixture = try GaussianMixture(priors: [0.3, 0.7], means: [-2, 1], variances: [0.25, 1])
/// mixture.density(0)
/// mixture.quantile(0.5)
/// let draw = mixture.sample(using: &random)
/// ```
public struct GaussianMixture: Equatable, Sendable {
  /// The priors (mixing coefficients) πₖ, `[components]`; they sum to 1.
  public let priors: [Double]
  /// The means μₖ, `[components, dimensions]`.
  public let means: Matrix<Double>
  /// The variances σₖ², `[components]`; each is the same in all dimensions.
  public let variances: [Double]
  /// The part of each component's weighted log-density that does not depend on the point: ln πₖ − (D/2) ln 2πσₖ².
  private let logWeights: [Double]

  /// The number K of components.
  public var components: Int { priors.count }
  /// The number D of dimensions.
  public var dimensions: Int { means.columns }

  /// A mixture in any number of dimensions.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components, dimensions]`.
  ///   - variances: `[components]`, positive.
  /// - Throws: ``ProbabilityError`` if there is no component or no dimension, the counts differ, a prior lies outside
  ///   [0, 1], their sum differs from 1 by more than 1e-9, a mean is not finite, or a variance is not positive and
  ///   finite.
  public init(priors: [Double], means: Matrix<Double>, variances: [Double]) throws(ProbabilityError) {
    guard means.rows == priors.count else {
      throw .countDiffers(expected: priors.count, actual: means.rows, what: "means")
    }
    guard variances.count == priors.count else {
      throw .countDiffers(expected: priors.count, actual: variances.count, what: "variances")
    }
    guard means.columns > 0 else { throw .empty("dimension") }
    self.priors = try Categorical(probabilities: priors).probabilities
    for (index, mean) in means.elements.enumerated() where !mean.isFinite {
      throw .invalidMean(mean, index: index)
    }
    for (index, variance) in variances.enumerated() where !(variance > 0 && variance.isFinite) {
      throw .invalidVariance(variance, index: index)
    }
    self.means = means
    self.variances = variances
    logWeights = zip(priors, variances).map { prior, variance in
      Double.log(prior) - 0.5 * Double(means.columns) * GaussianScale.log(2 * Double.pi, times: variance)
    }
  }

  /// A mixture in one dimension.
  ///
  /// - Parameters:
  ///   - priors: `[components]`, each in [0, 1], with the sum 1.
  ///   - means: `[components]`.
  ///   - variances: `[components]`, positive.
  /// - Throws: ``ProbabilityError`` if there is no component, the counts differ, a prior lies outside [0, 1], their sum
  ///   differs from 1 by more than 1e-9, a mean is not finite, or a variance is not positive and finite.
  public init(priors: [Double], means: [Double], variances: [Double]) throws(ProbabilityError) {
    try self.init(priors: priors, means: Matrix(column: means), variances: variances)
  }

  /// The logarithm of the density at a point, by log-sum-exp.
  ///
  /// - Parameter y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  /// - Returns: ln p(y).
  public func logDensity(_ y: [Double]) -> Double { logSumExp(logJoint(at: row(y)))[0].saturated }

  /// The density at a point.
  ///
  /// - Parameter y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  /// - Returns: p(y).
  public func density(_ y: [Double]) -> Double { Double.exp(logDensity(y)).saturated }

  /// The densities at many points. They have the bits of ``density(_:)-([Double])`` at each, and take a fraction of the
  /// time, because the processor works on several points at once.
  ///
  /// - Parameter points: one point per row, `[count, dimensions]`; another number of columns stops the program with a
  ///   message.
  /// - Returns: `[count]`.
  public func densities(at points: Matrix<Double>) -> [Double] {
    logSumExp(logJoint(at: points)).map { Double.exp($0).saturated }
  }

  /// The responsibilities γₖ = πₖ N(y; μₖ, σₖ²I) / p(y): the probability that a point came from each of the components.
  ///
  /// They are known to a relative error of about |ln p(y)| · 10⁻¹⁵. So far out that this tells nothing, and even where the
  /// logarithms overflow, the component with the smallest standardised distance takes all; equally near ones share it by
  /// their priors and widths.
  ///
  /// - Parameter y: a point, `[dimensions]`; another number of coordinates stops the program with a message.
  /// - Returns: `[components]`, with the sum 1; NaN if a coordinate is not finite.
  public func responsibilities(_ y: [Double]) -> [Double] {
    let point = row(y)
    // Distances are made smaller until the nearest component's square is finite; in the third step all are.
    var unit = 1.0
    var squares: [Double]
    var nearest: Double
    repeat {
      squares = halfSquares(at: point, unit: unit)
      nearest = zip(squares, priors).reduce(.infinity) { $1.1 > 0 ? min($0, $1.0) : $0 }
      unit *= 0x1p-355
    } while !nearest.isFinite && unit > 0
    // Beside the nearest component, so that what all have in common does not drown the priors.
    let logs = zip(logWeights, squares).map { $0 - ($1 - nearest) }
    let largest = logs.reduce(-.infinity, max)
    let shares = logs.map { Double.exp($0 - largest) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// The mean Σₖ πₖ μₖ, `[dimensions]`.
  public var mean: [Double] {
    (0..<dimensions).map { d in (0..<components).reduce(0) { $0 + priors[$1] * means[$1, d] }.saturated }
  }

  /// The variance in each dimension, `[dimensions]`: Σₖ πₖ (σₖ² + (μₖ − m)²) with the mean m = Σₖ πₖ μₖ.
  public var variance: [Double] {
    zip(0..<dimensions, mean).map { d, mean in
      let sum = spread(d, around: mean, unit: 1)
      // A square may overflow although its share of the sum does not.
      return sum.isFinite ? sum : (spread(d, around: mean, unit: 0x1p-540) / 0x1p-540 / 0x1p-540).saturated
    }
  }

  /// Σₖ πₖ (σₖ² + (μₖ − m)²) in one dimension, in units in which a distance of 1 is `unit`.
  private func spread(_ d: Int, around mean: Double, unit: Double) -> Double {
    (0..<components).reduce(0) { sum, k in
      let deviation = (0.5 * means[k, d] - 0.5 * mean) * (2 * unit)
      return sum + priors[k] * (variances[k] * unit * unit + deviation * deviation)
    }
  }

  // excerpt: draw
  /// A draw of D numbers: a component, then a number in each dimension from its Gaussian.
  public func sampleVector(using random: inout RandomSource) -> [Double] {
    let k = drawComponent(using: &random)
    let standardDeviation = variances[k].squareRoot()
    return means.row(k).map { mean in
      random.normal(mean: mean, standardDeviation: standardDeviation)
    }
  }

  /// Walks the cumulative sums of the priors until they pass a uniform number.
  func drawComponent(using random: inout RandomSource) -> Int {
    let q = random.uniform()
    var cumulative = 0.0
    for (k, prior) in priors.enumerated() {
      cumulative += prior
      if q < cumulative { return k }
    }
    // Rounding may leave the sum of the priors a little below one.
    return priors.lastIndex { $0 > 0 } ?? components - 1
  }
  // end: draw

  /// A point of D numbers as a matrix, `[1, dimensions]`.
  private func row(_ y: [Double]) -> Matrix<Double> {
    require(y.count == dimensions, "a point of \(dimensions) numbers expected, got \(y.count)")
    return Matrix(rows: 1, columns: dimensions, elements: y)
  }

  /// ln πₖ N(y; μₖ, σₖ²I) of every component at every point, `[components, count]`.
  private func logJoint(at points: Matrix<Double>) -> Matrix<Double> {
    let count = points.rows
    var joint = halfSquares(at: points)
    for k in 0..<components {
      let logWeight = logWeights[k]
      for i in k * count..<(k + 1) * count { joint[i] = logWeight - joint[i] }
    }
    return Matrix(rows: components, columns: count, elements: joint)
  }

  /// ‖y − μₖ‖²/2σₖ² of every component at every point, `[components · count]`, with distances multiplied by a unit.
  private func halfSquares(at points: Matrix<Double>, unit: Double = 1) -> [Double] {
    require(
      points.columns == dimensions, "points of \(dimensions) numbers expected, got ones of \(points.columns)")
    let count = points.rows
    var squares = [Double](
      repeating: 0, count: requireArea(rows: components, columns: count, "a table of densities"))
    squares.withUnsafeMutableBufferPointer { squares in
      points.elements.withUnsafeBufferPointer { y in
        for k in 0..<components {
          let row = UnsafeMutableBufferPointer(rebasing: squares[k * count..<(k + 1) * count])
          let scale = GaussianScale(variance: variances[k])
          let (factor, width) = (scale.factor * unit, 2 * scale.variance)
          for d in 0..<dimensions {
            let halfMean = 0.5 * means[k, d]
            for i in 0..<count {
              let deviation = (0.5 * y[i &* dimensions &+ d] - halfMean) * factor
              row[i] += deviation * deviation
            }
          }
          for i in 0..<count { row[i] /= width }
        }
      }
    }
    return squares
  }
}

/// ln Σₖ exp aₖ of each column of a matrix; the column's largest number is subtracted first, so that no term overflows
/// and not all underflow.
private func logSumExp(_ a: Matrix<Double>) -> [Double] {
  let (rowCount, count) = (a.rows, a.columns)
  var largest = [Double](repeating: -.infinity, count: count)
  var sums = [Double](repeating: 0, count: count)
  // Loops over unsafe buffers, which the compiler vectorises over several columns.
  a.elements.withUnsafeBufferPointer { a in
    largest.withUnsafeMutableBufferPointer { largest in
      sums.withUnsafeMutableBufferPointer { sums in
        let rows = (0..<rowCount).map { UnsafeBufferPointer(rebasing: a[$0 * count..<($0 + 1) * count]) }
        for row in rows { for i in 0..<count { largest[i] = max(largest[i], row[i]) } }
        for row in rows { for i in 0..<count { sums[i] += .exp(row[i] - largest[i]) } }
      }
    }
  }
  return zip(largest, sums).map { $0.isFinite ? $0 + Double.log($1) : $0 }
}
