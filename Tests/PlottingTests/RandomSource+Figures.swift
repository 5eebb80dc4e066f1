import Foundation
import Probability

/// What figures are tried with: ranges of every kind and odd labels.
extension RandomSource {
  /// One of the elements, which must not be empty.
  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[integer(below: elements.count)]
  }

  /// A positive number of any magnitude.
  mutating func positive() -> Double { pow(10, 600 * uniform() - 300) }

  /// A finite range of any position and width.
  mutating func range() -> ClosedRange<Double> {
    func signed(_ value: Double, _ random: inout RandomSource) -> Double { random.uniform() < 0.5 ? -value : value }
    switch integer(below: 4) {
    case 0:
      let lower = 200 * uniform() - 100
      return lower...(lower + 100 * uniform())
    case 1:
      let lower = signed(positive(), &self)
      return lower...(lower + abs(lower) * pow(10, -18 * uniform()))
    case 2:
      let bounds = [signed(positive(), &self), signed(positive(), &self)].sorted()
      return bounds[0]...bounds[1]
    default:
      let lower = (100 * uniform()).rounded()
      return lower...(lower + (20 * uniform()).rounded())
    }
  }

  /// A label of odd characters.
  mutating func label() -> String {
    let pieces = [
      "$", "{", "}", "_", "^", "\\", "x", "ŷ", "β̂", "σ^2", " ", "log", "𝒩", "<b>", "&amp;", "'", "\u{0}", "\u{FFFE}",
      "\n",
      "🙂", "‮", "a long word", "π_k",
    ]
    return (0..<Int(12 * uniform())).map { _ in element(of: pieces) }.joined()
  }
}
