import Preconditions

extension RandomSource {
  /// A number that is uniform on [0, 1), one of 2⁵³ evenly spaced.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number that is uniform between two bounds.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound.addingProduct(range.upperBound - range.lowerBound, uniform())
  }

  /// Numbers that are independent and uniform between two bounds; the count is not negative.
  public mutating func uniform(in range: ClosedRange<Double>, count: Int) -> [Double] {
    requireCount(count, "draws")
    return (0..<count).map { _ in uniform(in: range) }
  }

  /// A draw from a normal distribution: its quantile at a uniform number.
  ///
  /// The uniform number lies in the middle of one of 2⁵² cells of (0, 1), so that the draw is finite, at most 8.2
  /// standard deviations from the mean, and symmetric about it.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    let probability = (Double(next() >> 12) + 0.5) * 0x1p-52
    return mean.addingProduct(standardDeviation, Normal.standardQuantile(probability))
  }

  /// Independent draws from a normal distribution; the count is not negative.
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1, count: Int) -> [Double] {
    requireCount(count, "draws")
    return (0..<count).map { _ in normal(mean: mean, standardDeviation: standardDeviation) }
  }

  /// An integer from 0 up to but not including the bound, each with the same probability.
  ///
  /// Multiplication instead of division, with rejection of the few words that would favour some (D. Lemire, 2019).
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

  /// The numbers 0 ..< count in random order, every order with the same probability (Fisher and Yates); the count is not
  /// negative.
  public mutating func permutation(of count: Int) -> [Int] {
    requireCount(count, "numbers to permute")
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Brings the elements of an array into random order, every order with the same probability (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for i in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(i, integer(below: i + 1)) }
  }
}
