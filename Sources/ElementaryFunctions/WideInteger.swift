/// An unsigned 128-bit integer. The standard library's converts to `Double` by generic code that takes fifty times as
/// long as all the rest of a sine.
struct WideInteger {
  var high: UInt64
  var low: UInt64

  /// The `Double` nearest to this number; of two that are equally near, the even one.
  var nearest: Double {
    if high == 0 { return Double(low) }
    let zeros = UInt64(high.leadingZeroBitCount)
    let top = zeros == 0 ? high : high << zeros | low >> (64 - zeros)
    // The bits below the upper 64 only break ties.
    let isBetween = low << zeros != 0
    return Double(top | (isBetween ? 1 : 0)) * Double(bitPattern: (1023 + 64 - zeros) << 52)
  }

  /// The number with the value of a `Double`, an integer from 0 up to but not including 2¹²⁸.
  init(exactly value: Double) {
    // Zero has no exponent, and needs no shift.
    let shift = value == 0 ? 0 : Int(value.exponent) - 52
    let mantissa = value.significandBitPattern | 1 << 52
    switch shift {
    case 64...: self.init(high: mantissa << UInt64(shift - 64), low: 0)
    case 1...: self.init(high: mantissa >> UInt64(64 - shift), low: mantissa << UInt64(shift))
    default: self.init(high: 0, low: UInt64(value))
    }
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The difference, which must not be negative.
  static func - (left: WideInteger, right: WideInteger) -> WideInteger {
    let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
    return WideInteger(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
  }

  static func < (left: WideInteger, right: WideInteger) -> Bool {
    left.high < right.high || (left.high == right.high && left.low < right.low)
  }

  /// The number as the sum of the `Double` nearest to it and the one nearest to the remainder.
  var parts: (head: Double, tail: Double) {
    let head = nearest
    let rounded = WideInteger(exactly: head)
    return (head, self < rounded ? -(rounded - self).nearest : (self - rounded).nearest)
  }
}
