import ElementaryFunctions

/// The differential entropy ½ ln(2πe σ²) of a Gaussian, in nats: the expected negative log-likelihood of its own draws.
///
/// Of all distributions with a given variance the Gaussian has the largest entropy.
///
/// - Parameter variance: the variance σ², positive; 0 gives −∞ and a negative number NaN.
/// - Returns: the entropy, negative where σ² < 1/(2πe).
public func gaussianEntropy(variance: Double) -> Double {
  guard variance > 0, variance.isFinite else { return Double.log(variance) }
  return 0.5 * GaussianScale.log(2 * .pi * Double.exp(1), times: variance)
}
