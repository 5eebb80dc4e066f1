import ElementaryFunctions
import Probability

/// The wave read backwards, exactly: the input is the wave's y, the output is its x.
///
/// The joint density is p(x, y) = N(y; f(x), 1)/30 for x in [−15, 15], and p(x | y) = p(x, y)/p(y). The integrals over x
/// are accurate to 1e-11 for y between −17 and 17; beyond that p(y) is below 1e-10. Where it is below 1e-289, for
/// |y| > 47.1, it counts as zero.
public enum InverseWave: KnownDistribution {
  /// The scores that no model predicting x from y beats in expectation, each to within 1e-9.
  public static let limits: ExactScores = {
    let slices = InputSlices(of: InverseWave.self, at: Quadrature(over: -20...20, nodes: 600))
    // excerpt: inverseLimits
    let meanSquaredError = slices.expectation { $0.variance }
    let singleGaussian = slices.expectation { gaussianEntropy(variance: $0.variance) }
    let entropyOfY = slices.expectation { -Double.log($0.inputDensity) }
    // H(x | y) = H(x) + H(y | x) − H(y)
    let conditionalEntropy = Double.log(30) + gaussianEntropy(variance: 1) - entropyOfY
    // end: inverseLimits
    return ExactScores(
      meanSquaredError: meanSquaredError, negativeLogLikelihood: conditionalEntropy, singleGaussian: singleGaussian)
  }()

  /// The joint density p(x, y) of an input y and an output x; zero where x is outside [−15, 15].
  public static func jointDensity(_ y: Double, _ x: Double) -> Double {
    Wave.inputs.contains(x) ? standardDensity(y - Wave.mean(x)) / 30 : 0
  }

  /// p(y), and the mean and variance of x given y; NaN where p(y) counts as zero, for |y| > 47.1.
  public static func moments(given y: Double) -> ConditionalMoments {
    var (total, first, second) = (0.0, 0.0, 0.0)
    // All densities come before their sums: the order of a sum keeps the compiler from vectorising its loop.
    for (point, density) in zip(points, densities(of: y)) {
      let probability = density * point.weight
      total += probability
      first += probability * point.x
      second += probability * point.x * point.x
    }
    // Sums of subnormal numbers have lost digits.
    guard total >= 1e-289 else { return ConditionalMoments(0, 0, 0) }
    return ConditionalMoments(total, first, second)
  }

  /// The nodes of all integrals over x. The weights include the density 1/30 of x.
  private static let points = {
    let quadrature = Quadrature(over: Wave.inputs, nodes: 640)
    return zip(quadrature.nodes, quadrature.weights).map { (x: $0, weight: $1 / 30) }
  }()
  private static let means = points.map { Wave.mean($0.x) }

  /// N(y; f(x), 1) at each node x.
  private static func densities(of y: Double) -> [Double] {
    means.withUnsafeBufferPointer { means in
      [Double](unsafeUninitializedCapacity: means.count) { densities, count in
        for i in 0..<means.count { densities.initializeElement(at: i, to: standardDensity(y - means[i])) }
        count = means.count
      }
    }
  }

  @inline(__always)
  private static func standardDensity(_ z: Double) -> Double { .exp(-0.5 * z * z) * 0.398_942_280_401_432_7 }
}
