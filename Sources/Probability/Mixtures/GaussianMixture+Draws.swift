import LinearAlgebra

extension GaussianMixture {
  // excerpt: draw
  /// A draw of D numbers: a component, then a number in each dimension from its Gaussian.
  public func sampleVector(using random: inout RandomSource) -> [Double] {
    let k = drawComponent(using: &random)
    let z = correlated(random.normal(count: dimensions), like: k)
    return (0..<dimensions).map { d in
      means[k, d].addingProduct(variances[k, d].squareRoot(), z[d]).saturated
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

  /// Independent standard normal numbers z, turned into some with the correlations of a component: Cz.
  private func correlated(_ z: [Double], like k: Int) -> [Double] {
    guard structure == .full else { return z }
    return fullCovariances[k].factor * z
  }
}
