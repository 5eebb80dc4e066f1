import ElementaryFunctions

/// The wave read backwards, exactly: the input is the wave's y, the output is its x.
///
/// The joint density is p(x, y) = N(y; f(x), 1)/30 for x in [−15, 15], and p(x | y) = p(x, y)/p(y). The integrals over x
/// are good to 1e-11 for y between −17 and 17; beyond, p(y) is less than 1e-10. For |y| > 45 it underflows.
public enum InverseWave: KnownDistribution {
  /// What no model that predicts x from y does better than in expectation, to within 1e-9 each.
  public static let limits: ExactScores = {
    let slices = InputSlices(of: InverseWave.self, at: Quadrature(over: -20...20, places: 600))
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

  /// The density p(x, y) of an input y and an output x.
  public static func jointDensity(_ y: Double, _ x: Double) -> Double {
    Wave.inputs.contains(x) ? standardDensity(y - Wave.mean(x)) / 30 : 0
  }

  /// p(y), and the mean and variance of x given y.
  public static func moments(given y: Double) -> ConditionalMoments {
    var (total, first, second) = (0.0, 0.0, 0.0)
    // All densities before their sums, whose order makes the compiler add one after the other.
    for (point, density) in zip(points, densities(of: y)) {
      let probability = density * point.weight
      total += probability
      first += probability * point.x
      second += probability * point.x * point.x
    }
    return ConditionalMoments(total, first, second)
  }

  /// The grid of all integrals over x. The weights hold the density 1/30 of x.
  private static let points = {
    let quadrature = Quadrature(over: Wave.inputs, places: 640)
    return zip(quadrature.places, quadrature.weights).map { (x: $0, weight: $1 / 30) }
  }()
  private static let means = points.map { Wave.mean($0.x) }

  /// N(y; f(x), 1) at each x of the grid.
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
