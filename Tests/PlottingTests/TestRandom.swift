import Foundation

/// Random numbers for tests, the same in every run (the linear congruential generator of Knuth's MMIX).
struct TestRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// Evenly distributed in 0..<1.
  mutating func unit() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }

  /// One of the elements, which must not be empty.
  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[Int(unit() * Double(elements.count))]
  }

  /// A positive number of any magnitude.
  mutating func positive() -> Double { pow(10, 600 * unit() - 300) }

  /// A finite range of any position and width.
  mutating func range() -> ClosedRange<Double> {
    func signed(_ value: Double, _ random: inout TestRandom) -> Double { random.unit() < 0.5 ? -value : value }
    switch Int(unit() * 4) {
    case 0:
      let lower = 200 * unit() - 100
      return lower...(lower + 100 * unit())
    case 1:
      let lower = signed(positive(), &self)
      return lower...(lower + abs(lower) * pow(10, -18 * unit()))
    case 2:
      let bounds = [signed(positive(), &self), signed(positive(), &self)].sorted()
      return bounds[0]...bounds[1]
    default:
      let lower = (100 * unit()).rounded()
      return lower...(lower + (20 * unit()).rounded())
    }
  }

  /// A label of odd characters.
  mutating func label() -> String {
    let pieces = [
      "$", "{", "}", "_", "^", "\\", "x", "ŷ", "β̂", "σ^2", " ", "log", "𝒩", "<b>", "&amp;", "'", "\u{0}", "\u{FFFE}",
      "\n",
      "🙂", "‮", "a long word", "π_k",
    ]
    return (0..<Int(12 * unit())).map { _ in element(of: pieces) }.joined()
  }
}
