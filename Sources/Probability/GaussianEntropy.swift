import ElementaryFunctions

/// The differential entropy ½ ln(2πe σ²) of a Gaussian, in nats: the expected negative log-likelihood of its own draws.
///
/// Of all distributions with a given variance the Gaussian has the largest entropy.
///
/// - Parameter variance: the variance σ², positive; 0 gives −∞ and a negative number NaN.
/// - Returns: the entropy, negative where σ² < 1/(2πe).
public func gaussianEntropy(variance: Double) -> Double { 0.5 * Double.log(2 * .pi * Double.exp(1) * variance) }
