import ElementaryFunctions

/// Places and weights for integrals over an interval: ∫ f dx ≈ Σ weight · f(place).
///
/// The rule is the tanh-sinh rule (H. Takahasi, M. Mori, "Double exponential formulas for numerical integration", 1974):
/// with x the middle plus half the length times tanh(½π sinh t), even steps of t. The places crowd towards both ends, so
/// that a function that has a root or a logarithm there does no harm; for functions that are analytic in between, twice
/// as many places give about twice as many right digits.
struct Quadrature {
  /// The places, in ascending order.
  private(set) var places: [Double] = []
  /// The weight of each place; together they are the interval's length.
  private(set) var weights: [Double] = []

  /// The rule for one interval.
  init(over range: ClosedRange<Double>, places count: Int) { append(range, count) }

  /// The rules for the intervals between neighbouring breaks, which are in ascending order.
  init(between breaks: [Double], places count: Int) {
    for (low, high) in zip(breaks, breaks.dropFirst()) { append(low...high, count) }
  }

  private mutating func append(_ range: ClosedRange<Double>, _ count: Int) {
    // Beyond |t| = 3.2 less than 3e-17 of the length is left at either end.
    let step = 6.4 / Double(count - 1)
    let length = range.upperBound - range.lowerBound
    for index in 0..<count {
      let t = Double(index) * step - 3.2
      let exponential = Double.exp(t)
      let steepness = Double.pi / 2 * (exponential - 1 / exponential)
      // (1 + tanh(½π sinh t))/2, the share of the interval to the left, and its derivative.
      let share = 1 / (1 + Double.exp(-steepness))
      let derivative = share * (1 - share) * Double.pi / 2 * (exponential + 1 / exponential)
      places.append(range.lowerBound + share * length)
      weights.append(derivative * step * length)
    }
  }
}

/// The moments of a distribution's outputs at the places of a quadrature over its inputs.
struct InputSlices {
  private let slices: [(weight: Double, moments: ConditionalMoments)]

  /// The slices of a distribution; places where no input lies are left out.
  init(of distribution: (some KnownDistribution).Type, at quadrature: Quadrature) {
    slices = zip(quadrature.places, quadrature.weights)
      .map { (weight: $1, moments: distribution.moments(given: $0)) }
      .filter { $0.moments.inputDensity > 0 }
  }

  /// The expectation E[f] over the input of what follows from the moments there: ∫ p(input) f d input.
  func expectation(_ f: (ConditionalMoments) -> Double) -> Double {
    slices.reduce(0) { $0 + $1.weight * $1.moments.inputDensity * f($1.moments) }
  }
}
