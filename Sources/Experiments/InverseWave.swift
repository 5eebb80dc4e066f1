import ElementaryFunctions

/// The wave read backwards, exactly: the distribution of x given y, and what no model can do better than in expectation.
///
/// With x uniform, p(x | y) = N(y; f(x), 1) / Z(y), where Z(y) = ∫ N(y; f(x), 1) dx over [−15, 15] and p(y) = Z(y)/30. All
/// integrals are sums over the middles of even cells; halving the cells changes no limit by more than 1e-5.
public struct InverseWave: Sendable {
  /// The least mean squared error of a prediction of x from y: the expected variance E[Var(x | y)].
  public let meanSquaredError: Double
  /// The least mean negative log-likelihood, in nats: the conditional entropy H(x | y).
  public let negativeLogLikelihood: Double
  /// The least mean negative log-likelihood of models that answer with one Gaussian, in nats: E[½ ln(2πe Var(x | y))].
  public let singleGaussian: Double

  private static let x = cells(Wave.inputs, 3000)
  private static let means = x.middles.map(Wave.mean)

  /// Calculates the limits.
  public init() {
    let y = cells(-17...17, 1700)
    var (error, gaussian, entropyOfY) = (0.0, 0.0, 0.0)
    for value in y.middles {
      let moments = InverseWave.moments(given: value)
      let probability = moments.normaliser / 30 * y.width
      guard probability > 0 else { continue }
      // excerpt: inverseLimits
      error += probability * moments.variance
      gaussian += probability * gaussianEntropy(variance: moments.variance)
      entropyOfY -= probability * Double.log(moments.normaliser / 30)
      // end: inverseLimits
    }
    meanSquaredError = error
    singleGaussian = gaussian
    // H(x | y) = H(x) + H(y | x) − H(y)
    negativeLogLikelihood = Double.log(30) + gaussianEntropy(variance: 1) - entropyOfY
  }

  /// The mean of x given y.
  public static func mean(given y: Double) -> Double { moments(given: y).mean }

  /// The density p(x | y) for one y as a function of x, zero outside of [−15, 15].
  public static func density(given y: Double) -> (_ x: Double) -> Double {
    let normaliser = moments(given: y).normaliser
    return { x in Wave.inputs.contains(x) ? standardDensity(y - Wave.mean(x)) / normaliser : 0 }
  }

  /// Z(y), and the mean and variance of x given y.
  private static func moments(given y: Double) -> (normaliser: Double, mean: Double, variance: Double) {
    var (total, first, second) = (0.0, 0.0, 0.0)
    // All weights before their sums, whose order makes the compiler add one after the other.
    for (x, weight) in zip(x.middles, weights(given: y)) {
      total += weight
      first += weight * x
      second += weight * x * x
    }
    let mean = first / total
    return (total * x.width, mean, second / total - mean * mean)
  }

  /// N(y; f(x), 1) in the middle of each cell.
  private static func weights(given y: Double) -> [Double] {
    means.withUnsafeBufferPointer { means in
      [Double](unsafeUninitializedCapacity: means.count) { weights, count in
        for i in 0..<means.count { weights.initializeElement(at: i, to: standardDensity(y - means[i])) }
        count = means.count
      }
    }
  }

  @inline(__always)
  private static func standardDensity(_ z: Double) -> Double { .exp(-0.5 * z * z) * 0.398_942_280_401_432_7 }
}

/// A range cut into even cells.
func cells(_ range: ClosedRange<Double>, _ count: Int) -> (middles: [Double], width: Double) {
  let width = (range.upperBound - range.lowerBound) / Double(count)
  return ((0..<count).map { range.lowerBound + (Double($0) + 0.5) * width }, width)
}
