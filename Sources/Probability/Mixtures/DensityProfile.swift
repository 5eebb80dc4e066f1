import ElementaryFunctions

/// The ups and downs of the density of a mixture in one dimension: between the places listed here its logarithm rises or
/// falls throughout.
struct DensityProfile {
  private let mixture: GaussianMixture
  /// A place far to the left, the first mode, the minimum after it, the second mode, …, the last mode, a place far to the
  /// right.
  private let places: [Double]
  /// The log-densities there.
  private let heights: [Double]

  /// A log-density above which practically all the probability lies.
  var lowest: Double { min(heights[0], heights[heights.count - 1], highest) }
  /// The log-density at the highest mode.
  var highest: Double { stride(from: 1, to: heights.count, by: 2).reduce(-.infinity) { max($0, heights[$1]) } }

  init(_ mixture: GaussianMixture) {
    self.mixture = mixture
    let slopes = SlopeOfMixture(mixture)
    let descents = slopes.descents()
    let minima = zip(descents, descents.dropFirst()).map { here, next in
      (2 * root(between: here.falling, and: next.rising) { slopes.points(at: [$0])[0].slope }).saturated
    }
    // 39 standard deviations from the mean the density of a component is 10⁻³³⁰ of what it is there.
    let spans = (0..<mixture.components).filter { mixture.priors[$0] > 0 }.map { k in
      (mean: mixture.means[k, 0], width: 39 * mixture.variances[k, 0].squareRoot())
    }
    let left = spans.reduce(.greatestFiniteMagnitude) { min($0, ($1.mean - $1.width).saturated) }
    let right = spans.reduce(-.greatestFiniteMagnitude) { max($0, ($1.mean + $1.width).saturated) }
    var places = [left]
    for (index, maximum) in slopes.maxima(in: descents).enumerated() {
      if index > 0 { places.append(minima[index - 1]) }
      places.append(maximum)
    }
    self.places = places + [right]
    heights = self.places.map { mixture.logDensity($0) }
  }

  /// The intervals on which the log-density is at least some height, in ascending order.
  func intervals(above height: Double) -> [ClosedRange<Double>] {
    var found: [ClosedRange<Double>] = []
    var start: Double?
    for mode in stride(from: 1, to: places.count, by: 2) where heights[mode] >= height {
      let begin = start ?? edge(of: height, between: mode - 1, and: mode)
      if mode + 2 < places.count, heights[mode + 1] >= height, heights[mode + 2] >= height {
        start = begin
      } else {
        let end = edge(of: height, between: mode + 1, and: mode)
        found.append(min(begin, end)...max(begin, end))
        start = nil
      }
    }
    return found
  }

  /// The place with a log-density on the way from a mode to the end of its slope, or that end, if all is higher.
  private func edge(of height: Double, between end: Int, and mode: Int) -> Double {
    guard heights[end] < height else { return places[end] }
    return root(between: places[end], and: places[mode]) { mixture.logDensity($0) - height }
  }

  /// The probability of some intervals.
  func probability(of intervals: [ClosedRange<Double>]) -> Double {
    intervals.reduce(0) { $0 + probability(from: $1.lowerBound, to: $1.upperBound) }
  }

  /// The probability of the numbers in none of some intervals, which are in ascending order.
  func probability(outside intervals: [ClosedRange<Double>]) -> Double {
    zip([-Double.infinity] + intervals.map(\.upperBound), intervals.map(\.lowerBound) + [Double.infinity])
      .reduce(0) { $0 + probability(from: $1.0, to: $1.1) }
  }

  /// Σₖ πₖ (Φ(b) − Φ(a)) for the standardised ends a and b, in that tail in which the numbers are small.
  private func probability(from low: Double, to high: Double) -> Double {
    (0..<mixture.components).reduce(0) { sum, k in
      let deviation = mixture.variances[k, 0].squareRoot()
      let (a, b) = ((low - mixture.means[k, 0]) / deviation, (high - mixture.means[k, 0]) / deviation)
      let (near, far) = a > 0 ? (-a, -b) : (b, a)
      return sum + mixture.priors[k] * (Normal.standardCumulative(near) - Normal.standardCumulative(far))
    }
  }
}
