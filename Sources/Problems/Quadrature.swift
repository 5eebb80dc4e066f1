import ElementaryFunctions

/// Nodes and weights for integrals over an interval: ∫ f dx ≈ Σ weight · f(node).
///
/// This is the tanh-sinh rule (H. Takahasi, M. Mori, "Double exponential formulas for numerical integration", 1974): x is
/// the midpoint plus half the length times tanh(½π sinh t), with even steps of t. The nodes crowd towards both ends, so a
/// root or a logarithm of the function there does no harm; for functions that are analytic in between, twice as many nodes
/// give about twice as many correct digits.
struct Quadrature {
  /// The nodes, in ascending order.
  private(set) var nodes: [Double] = []
  /// The weight of each node; together they make up the interval's length.
  private(set) var weights: [Double] = []

  /// The rule for one interval.
  init(over range: ClosedRange<Double>, nodes count: Int) { append(range, count) }

  /// The rules for the intervals between successive breaks, which are in ascending order, with `count` nodes each.
  init(between breaks: [Double], nodes count: Int) {
    for (low, high) in zip(breaks, breaks.dropFirst()) { append(low...high, count) }
  }

  private mutating func append(_ range: ClosedRange<Double>, _ count: Int) {
    // Beyond |t| = 3.2 less than 3e-17 of the length remains at either end.
    let step = 6.4 / Double(count - 1)
    let length = range.upperBound - range.lowerBound
    for index in 0..<count {
      let t = Double(index) * step - 3.2
      let exponential = Double.exp(t)
      let steepness = Double.pi / 2 * (exponential - 1 / exponential)
      // (1 + tanh(½π sinh t))/2, the share of the interval on the left, and its derivative
      let share = 1 / (1 + Double.exp(-steepness))
      let derivative = share * (1 - share) * Double.pi / 2 * (exponential + 1 / exponential)
      nodes.append(range.lowerBound + share * length)
      weights.append(derivative * step * length)
    }
  }
}

/// The moments of a distribution's output at the nodes of a quadrature over its input.
struct InputSlices {
  private let slices: [(weight: Double, moments: ConditionalMoments)]

  /// The slices of a distribution, without the nodes at which no input can lie.
  init(of distribution: (some KnownDistribution).Type, at quadrature: Quadrature) {
    slices = zip(quadrature.nodes, quadrature.weights)
      .map { (weight: $1, moments: distribution.moments(given: $0)) }
      .filter { $0.moments.inputDensity > 0 }
  }

  /// The expectation over the input of a function of the moments there: ∫ p(input) f d input.
  func expectation(_ f: (ConditionalMoments) -> Double) -> Double {
    slices.reduce(0) { $0 + $1.weight * $1.moments.inputDensity * f($1.moments) }
  }
}
