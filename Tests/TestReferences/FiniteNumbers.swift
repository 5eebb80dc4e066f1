import Probability

/// Finite numbers from the whole range of their type, the same for the same seed: what must hold for all numbers is
/// tried on these.
///
/// A number is an extreme, or one of the last eight once more, so that there are ties, or has any bits.
package struct FiniteNumbers<Number: BinaryFloatingPoint> {
  private var random: RandomSource
  private let extremes: [Number]
  private var recent: [Number]

  package init(seed: UInt64) {
    random = RandomSource(seed: seed)
    let magnitudes: [Number] = [
      0, .leastNonzeroMagnitude, .leastNonzeroMagnitude * 3, .leastNormalMagnitude.nextDown, .leastNormalMagnitude,
      .leastNormalMagnitude.squareRoot(), .ulpOfOne, 0.5, 1, Number(1).nextUp, .pi, 10,
      .greatestFiniteMagnitude.squareRoot(), .greatestFiniteMagnitude / 4, .greatestFiniteMagnitude.nextDown,
      .greatestFiniteMagnitude,
    ]
    extremes = magnitudes + magnitudes.map { -$0 }
    recent = extremes.suffix(8)
  }

  /// Any finite number.
  package mutating func next() -> Number {
    let number =
      switch random.integer(below: 8) {
      case 0, 1: extremes[random.integer(below: extremes.count)]
      case 2: recent[random.integer(below: recent.count)]
      default: anyBits()
      }
    recent[random.integer(below: recent.count)] = number
    return number
  }

  /// A finite number above zero.
  package mutating func positive() -> Number {
    let number = next().magnitude
    return number > 0 ? number : .leastNonzeroMagnitude
  }

  /// A number from 0 to 1.
  package mutating func probability() -> Number {
    let number = next().magnitude
    if number <= 1 { return number }
    return random.integer(below: 2) == 0 ? Number(random.uniform()) : 1 / number
  }

  /// Some probabilities that sum to 1, many of them almost or quite zero.
  package mutating func distribution(_ count: Int) -> [Number] {
    var weights = (0..<count).map { _ in probability() }
    weights[random.integer(below: count)] = 1
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// A whole number from 0 up to but not including a bound.
  package mutating func integer(below bound: Int) -> Int { random.integer(below: bound) }

  private mutating func anyBits() -> Number {
    let (exponents, digits) = (UInt64(1) << Number.exponentBitCount - 1, UInt64(1) << Number.significandBitCount)
    let words = (random.next(), random.next(), random.next())
    return Number(
      sign: words.0 & 1 == 0 ? .plus : .minus, exponentBitPattern: .init(words.1 % exponents),
      significandBitPattern: .init(words.2 % digits))
  }
}
