import ElementaryFunctions

/// Places evenly spaced over a range, its ends among them.
public func grid(_ range: ClosedRange<Double>, _ count: Int = 401) -> [Double] {
  let step = (range.upperBound - range.lowerBound) / Double(count - 1)
  return (0..<count).map { $0 == count - 1 ? range.upperBound : range.lowerBound + Double($0) * step }
}

/// The entropy ½ ln(2πe σ²) of a Gaussian, in nats: the mean negative log-likelihood of data under their own Gaussian.
public func gaussianEntropy(variance: Double) -> Double { 0.5 * Double.log(2 * .pi * Double.exp(1) * variance) }
