import ElementaryFunctions

extension Normal {
  /// The continuous ranked probability score (CRPS) of an outcome y: ∫ (F(x) − [x ≥ y])² dx over all x, with the
  /// distribution function F. It is the mean absolute error of a prediction that is a distribution, and least in
  /// expectation for the distribution that y is drawn from.
  ///
  /// With z = (y − μ)/σ it is σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π) (T. Gneiting, A. Raftery, "Strictly proper scoring rules,
  /// prediction, and estimation", 2007, (21) with the other sign).
  ///
  /// - Returns: a number above zero, in the unit of y, with a relative error of about 10⁻¹⁵; the smaller the better.
  public func crps(_ y: Double) -> Double {
    let half = HalvedGaussian(mean: mean, variance: variance)
    return (2 * half.overlap(with: half, at: 0.5 * y)).saturated
  }
}

extension GaussianMixture {
  /// The continuous ranked probability score (CRPS) of an outcome y, for a mixture in one dimension: ∫ (F(x) − [x ≥ y])² dx
  /// over all x, with the distribution function F. It is the mean absolute error of a prediction that is a
  /// distribution, and least in expectation for the distribution that y is drawn from.
  ///
  /// In closed form it is Σₖ πₖ A(y − μₖ, σₖ²) − ½ Σᵢⱼ πᵢ πⱼ A(μᵢ − μⱼ, σᵢ² + σⱼ²) with the mean absolute value of a
  /// Gaussian, A(μ, σ²) = μ (2Φ(μ/σ) − 1) + 2σ φ(μ/σ) (E. Grimit, T. Gneiting, V. Berrocal and N. Johnson, "The continuous
  /// ranked probability score for circular variables and its application to mesoscale forecast ensemble verification",
  /// 2006). Since the priors sum to 1, that is Σᵢⱼ πᵢ πⱼ ∫ (Fᵢ(x) − [x ≥ y]) (Fⱼ(x) − [x ≥ y]) dx, of which no term is
  /// negative; so it is computed, and nothing cancels.
  ///
  /// - Returns: a number above zero, in the unit of y, with a relative error of about 10⁻¹⁴; the smaller the better.
  public func crps(_ y: Double) -> Double {
    requireScalar()
    let halves = (0..<components).map { HalvedGaussian(mean: means[$0, 0], variance: variances[$0, 0]) }
    let halfSum = (0..<components).reduce(0) { sum, i in
      guard priors[i] > 0 else { return sum }
      let own = priors[i] * halves[i].overlap(with: halves[i], at: 0.5 * y)
      let pairs = (0..<i).reduce(own) { sum, j in
        priors[j] > 0 ? sum + 2 * priors[j] * halves[i].overlap(with: halves[j], at: 0.5 * y) : sum
      }
      return sum + priors[i] * pairs
    }
    return (2 * halfSum).saturated
  }
}

/// A Gaussian at half its scale, so that no difference of two places overflows.
private struct HalvedGaussian {
  let mean: Double
  let deviation: Double

  init(mean: Double, variance: Double) {
    self.mean = 0.5 * mean
    deviation = 0.5 * variance.squareRoot()
  }

  /// ∫ (F(x) − [x ≥ y]) (G(x) − [x ≥ y]) dx for the distribution functions F and G of this Gaussian and another: half of
  /// E|X − y| + E|X′ − y| − E|X − X′|.
  ///
  /// The mean absolute value of a Gaussian is |μ| + 2σL(|μ|/σ) with the loss L. Of the absolute values what remains is the
  /// distance of y from the interval between the means.
  func overlap(with other: HalvedGaussian, at y: Double) -> Double {
    let (a, b) = (y - mean, y - other.mean)
    let narrowness = max(deviation, abs(a)) / other.deviation
    if narrowness < Self.narrow { return overlapOfNarrow(with: other, a, b) }
    if max(other.deviation, abs(b)) / deviation < Self.narrow { return other.overlapOfNarrow(with: self, b, a) }
    let outside = a.sign == b.sign ? min(abs(a), abs(b)) : 0
    return outside + loss(a) + other.loss(b)
      - HalvedGaussian.loss(mean - other.mean, deviation: hypotenuse(deviation, other.deviation))
  }

  private static let narrow = 1e-3

  /// The same where y is near this Gaussian, which is narrow beside the other, so that the last two terms above would
  /// cancel. Their difference is the integral of the derivatives, φ and 2Φ − 1, over a short way: by the midpoint in the
  /// deviation, and by two points of Gauss in the mean.
  private func overlapOfNarrow(with other: HalvedGaussian, _ a: Double, _ b: Double) -> Double {
    let both = hypotenuse(deviation, other.deviation)
    let wider = deviation * (deviation / (both + other.deviation))
    let density = Self.density(b / (other.deviation + 0.5 * wider))
    let balance = [0.5 - 0.5 / 3.0.squareRoot(), 0.5 + 0.5 / 3.0.squareRoot()].reduce(0) { sum, place in
      let z = (b - place * a) / both
      return sum + 0.5 * (Normal.standardCumulative(z) - Normal.standardCumulative(-z))
    }
    return 0.5 * abs(a) + loss(a) - wider * density + 0.5 * a * balance
  }

  /// σL(z) with z = |y − μ|/σ and the loss L(z) = φ(z) − zΦ(−z) = E max(Z − z, 0).
  private func loss(_ distance: Double) -> Double { Self.loss(distance, deviation: deviation) }

  private static func loss(_ distance: Double, deviation: Double) -> Double {
    let z = abs(distance) / deviation
    // Beyond that φ is zero.
    guard z < 40 else { return 0 }
    return deviation * (density(z) - z * Normal.standardCumulative(-z))
  }

  /// φ(z)
  private static func density(_ z: Double) -> Double { Double.exp(-0.5 * z * z) / (2 * Double.pi).squareRoot() }
}
