import Preconditions

extension RandomSource {
  /// Draws a number uniformly from [0, 1): one of 2⁵³ evenly spaced numbers.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Draws a number uniformly between two bounds, which are finite.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    guard width.isFinite else { return 2 * uniform(in: 0.5 * range.lowerBound...0.5 * range.upperBound) }
    return range.lowerBound.addingProduct(width, uniform())
  }

  /// Draws independent numbers uniformly between two bounds.
  ///
  /// - Parameters:
  ///   - range: the bounds, which are finite.
  ///   - count: how many numbers to draw; a negative count stops the program with a message.
  /// - Returns: `[count]`.
  public mutating func uniform(in range: ClosedRange<Double>, count: Int) -> [Double] {
    requireCount(count, "draws")
    return (0..<count).map { _ in uniform(in: range) }
  }

  /// Draws a number from a normal distribution: its quantile at a uniform random number.
  ///
  /// The uniform number is the midpoint of one of 2⁵² cells of (0, 1), so the draw is finite, at most 8.2 standard
  /// deviations from the mean, and distributed symmetrically about it. For mean and standard deviation, which must be
  /// finite, so large that it would leave the range of `Double`, it is that range's end.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    let probability = (Double(next() >> 12) + 0.5) * 0x1p-52
    return mean.addingProduct(standardDeviation, Normal.standardQuantile(probability)).saturated
  }

  /// Draws independent numbers from a normal distribution.
  ///
  /// - Parameters:
  ///   - mean: the mean μ.
  ///   - standardDeviation: the standard deviation σ.
  ///   - count: how many numbers to draw; a negative count stops the program with a message.
  /// - Returns: `[count]`.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1, count: Int) -> [Double] {
    requireCount(count, "draws")
    return (0..<count).map { _ in normal(mean: mean, standardDeviation: standardDeviation) }
  }

  /// Draws an integer below a bound, each with the same probability.
  ///
  /// It multiplies instead of dividing, and rejects the few words that would favour some of the integers (D. Lemire,
  /// "Fast random integer generation in an interval", 2019).
  ///
  /// - Parameter bound: a positive number; any other stops the program with a message.
  /// - Returns: an integer from 0 up to but not including the bound.
  public mutating func integer(below bound: Int) -> Int {
    require(bound > 0, "there is no integer from 0 up to but not including \(bound)")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let rejected = (0 &- range) % range
      while product.low < rejected { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Draws a permutation, each with the same probability (Fisher and Yates).
  ///
  /// - Parameter count: how many numbers to permute; a negative count stops the program with a message.
  /// - Returns: the numbers 0 ..< count in random order.
  public mutating func permutation(of count: Int) -> [Int] {
    requireCount(count, "numbers to permute")
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts the elements of an array in random order, every order with the same probability (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for i in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(i, integer(below: i + 1)) }
  }
}
