import Probability
import Testing

@testable import ElementaryFunctions

/// Our integers of 128 bits against the standard library's, whose conversions are slow and right.
@Suite struct WideIntegerTests {
  private func words(_ value: UInt128) -> WideInteger {
    WideInteger(high: UInt64(truncatingIfNeeded: value >> 64), low: UInt64(truncatingIfNeeded: value))
  }

  /// Numbers of every length, the halfway cases of rounding and their neighbours among them. None can be rounded to 2¹²⁷,
  /// which the library would not take.
  private func numbers(_ random: RandomSource) -> [UInt128] {
    let lengths = (0..<126).flatMap { length -> [UInt128] in
      let power = UInt128(1) << length
      let half = length > 53 ? UInt128(1) << (length - 53) : 0
      return [power, power - 1, power + half, power + half - (half > 0 ? 1 : 0), power + half + 1, power + 3 * half]
    }
    var random = random
    return lengths + (0..<1000).map { UInt128.random(in: 0..<(1 << 126), using: &random) >> ($0 % 126) }
  }

  @Test(arguments: [1 as UInt64]) func `a number is the sum of two doubles, each the nearest`(seed: UInt64) {
    for number in numbers(RandomSource(seed: seed)) {
      let (head, tail) = words(number).parts
      let signed = Int128(number)
      #expect(head == Double(signed) && tail == Double(signed - Int128(Double(signed))), "\(number)")
    }
  }
}
