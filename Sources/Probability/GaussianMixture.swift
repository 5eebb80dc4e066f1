import ElementaryFunctions
import LinearAlgebra
import Preconditions

/// A mixture of K isotropic Gaussians in D dimensions, p(y) = Σₖ πₖ N(y; μₖ, σₖ²I).
///
/// ```swift
/// let mixture = try GaussianMixture(priors: [0.3, 0.7], means: [-2, 1], variances: [0.25, 1])
/// mixture.density(0)
/// mixture.quantile(0.5)
/// let draw = mixture.sample(using: &random)
/// ```
public struct GaussianMixture: Equatable, Sendable {
  /// The priors (mixing coefficients) πₖ; they add up to 1.
  public let priors: [Double]
  /// The means μₖ, `[components, dimensions]`.
  public let means: Matrix<Double>
  /// The variances σₖ², one a component, for each dimension the same.
  public let variances: [Double]
  /// What a component's log-density has apart from the distance, with its prior: ln πₖ − (D/2) ln 2πσₖ².
  private let logWeights: [Double]

  /// The number K of components.
  public var components: Int { priors.count }
  /// The number D of dimensions.
  public var dimensions: Int { means.columns }

  /// A mixture in any number of dimensions.
  ///
  /// - Throws: ``ProbabilityError`` where there is no component, the counts differ, a prior lies outside [0, 1], their sum
  ///   is further than 1e-9 from 1, a mean is not finite or a variance not positive and finite.
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
      Double.log(prior) - 0.5 * Double(means.columns) * Double.log(2 * Double.pi * variance)
    }
  }

  /// A mixture in one dimension.
  ///
  /// - Throws: ``ProbabilityError`` as for more dimensions.
  public init(priors: [Double], means: [Double], variances: [Double]) throws(ProbabilityError) {
    try self.init(priors: priors, means: Matrix(column: means), variances: variances)
  }

  /// The logarithm of the density at a point of D numbers, by log-sum-exp.
  public func logDensity(_ y: [Double]) -> Double { logSumExp(logJoint(y))[0] }

  /// The density at a point of D numbers.
  public func density(_ y: [Double]) -> Double { .exp(logDensity(y)) }

  /// The densities at many points, `[count, dimensions]`: the bits of ``density(_:)-([Double])`` at each, but several times faster, for
  /// the compiler works on several points at once.
  public func densities(at points: Matrix<Double>) -> [Double] { logSumExp(logJoint(at: points)).map(Double.exp) }

  /// The responsibilities γₖ = πₖ Nₖ / Σⱼ πⱼ Nⱼ: how probable it is that a point of D numbers came from each component.
  public func responsibilities(_ y: [Double]) -> [Double] {
    let joint = logJoint(y)
    let logDensity = logSumExp(joint)[0]
    return joint.elements.map { Double.exp($0 - logDensity) }
  }

  /// The mean Σₖ πₖ μₖ, D numbers.
  public var mean: [Double] {
    (0..<dimensions).map { d in (0..<components).reduce(0) { $0 + priors[$1] * means[$1, d] } }
  }

  /// The variance of each dimension: Σₖ πₖ (σₖ² + μₖ²) less the mean's square, summed about the mean.
  public var variance: [Double] {
    zip(0..<dimensions, mean).map { d, mean in
      (0..<components).reduce(0) { sum, k in
        let deviation = means[k, d] - mean
        return sum + priors[k] * (variances[k] + deviation * deviation)
      }
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

  /// ln πₖ N(y; μₖ, σₖ²I) of every component at a point of D numbers, `[components, 1]`.
  private func logJoint(_ y: [Double]) -> Matrix<Double> {
    require(y.count == dimensions, "a point of \(dimensions) numbers expected, got \(y.count)")
    return logJoint(at: Matrix(rows: 1, columns: dimensions, elements: y))
  }

  /// ln πₖ N(y; μₖ, σₖ²I) of every component at every point, `[components, count]`.
  private func logJoint(at points: Matrix<Double>) -> Matrix<Double> {
    require(
      points.columns == dimensions, "points of \(dimensions) numbers expected, got ones of \(points.columns)")
    let count = points.rows
    var joint = [Double](
      repeating: 0, count: requireArea(rows: components, columns: count, "a table of densities"))
    joint.withUnsafeMutableBufferPointer { joint in
      points.elements.withUnsafeBufferPointer { y in
        for k in 0..<components {
          let row = UnsafeMutableBufferPointer(rebasing: joint[k * count..<(k + 1) * count])
          for d in 0..<dimensions {
            let mean = means[k, d]
            for i in 0..<count {
              let deviation = y[i &* dimensions &+ d] - mean
              row[i] += deviation * deviation
            }
          }
          let (logWeight, width) = (logWeights[k], 2 * variances[k])
          for i in 0..<count { row[i] = logWeight - row[i] / width }
        }
      }
    }
    return Matrix(rows: components, columns: count, elements: joint)
  }
}

/// ln Σₖ exp aₖ of each column of a matrix, where its largest number is taken off all, so that none overflows and not all
/// underflow.
private func logSumExp(_ a: Matrix<Double>) -> [Double] {
  let (rowCount, count) = (a.rows, a.columns)
  var largest = [Double](repeating: -.infinity, count: count)
  var sums = [Double](repeating: 0, count: count)
  // Loops over unsafe buffers, which the compiler makes several columns at a time.
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
