/// An angle of magnitude at most π/4, as the sum of a number and a much smaller correction.
struct ReducedAngle {
  var high: Double
  var low: Double
}

/// Writes x = q·π/2 + r with |r| ≤ π/4 and returns q modulo 4 and r, to a relative accuracy of about 2⁻⁶⁶ for every
/// finite x.
///
/// This is the method of Payne and Hanek (1983). x is an integer m times a power of two. Only the part of the product
/// of x and 2/π below four matters, so 192 bits of 2/π suffice, beginning where their product with m reaches four.
func quarterTurns(_ x: Double) -> (quadrant: Int, angle: ReducedAngle) {
  guard x.isFinite else { return (0, ReducedAngle(high: .nan, low: .nan)) }
  if x.magnitude <= 0x1.921fb54442d18p-1 { return (0, ReducedAngle(high: x, low: 0)) }

  let mantissa = x.significandBitPattern | 1 << 52
  let position = Int(x.exponent) + 10
  let word = position / 64
  let shift = UInt64(position % 64)
  func window(_ i: Int) -> UInt64 {
    shift == 0 ? twoOverPi[word + i] : twoOverPi[word + i] << shift | twoOverPi[word + i + 1] >> (64 - shift)
  }

  // mantissa × window modulo 2¹⁹²: a fixed-point number with two bits before the point.
  let low = mantissa.multipliedFullWidth(by: window(2))
  let middle = mantissa.multipliedFullWidth(by: window(1))
  let (sum, carry) = middle.low.addingReportingOverflow(low.high)
  let top = mantissa &* window(0) &+ middle.high &+ (carry ? 1 : 0)

  // Round to the nearest quarter turn. The remainder, read as a signed number, is a fraction of one in [−½, ½).
  var quadrant = Int(top >> 62 + (top >> 61) & 1) & 3
  // One bit is kept free, so that rounding to a `Double` cannot reach 2¹²⁷, the sign bit.
  let upper = Int64(bitPattern: top << 2 | sum >> 62)
  let lower = sum << 2 | low.low >> 62
  var fraction = WideInteger(high: UInt64(bitPattern: upper >> 1), low: UInt64(bitPattern: upper) << 63 | lower >> 1)
  let isNegative = upper < 0
  if isNegative { fraction = WideInteger(high: 0, low: 0) - fraction }
  let parts = fraction.parts
  let (head, tail) = isNegative ? (-parts.head, -parts.tail) : parts

  // Multiply by π/2, which is itself the sum of two numbers.
  let product = head * 0x1.921fb54442d18p+0
  let rest = (-product).addingProduct(head, 0x1.921fb54442d18p+0)
    .addingProduct(head, 0x1.1a62633145c07p-54)
    .addingProduct(tail, 0x1.921fb54442d18p+0)
  let high = product + rest
  var angle = ReducedAngle(high: high * 0x1p-127, low: (product - high + rest) * 0x1p-127)
  if x < 0 {
    quadrant = -quadrant & 3
    angle = ReducedAngle(high: -angle.high, low: -angle.low)
  }
  return (quadrant, angle)
}

/// The binary digits of 2/π after the point, preceded by 64 zero bits.
private let twoOverPi: [UInt64] = [
  0x0000_0000_0000_0000, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041,
  0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e,
  0xe882_35f5_2ebb_4484, 0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b,
  0x1ff8_97ff_de05_980f, 0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d,
  0x7527_bac7_ebe5_f17b, 0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab,
]
