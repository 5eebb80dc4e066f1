// The functions of this module use only + − × ÷, fused multiply-add and the bit pattern of a number. IEEE 754 defines
// the result of each of these to the last bit, so the functions give the same bits on every processor. Those of a C
// library do not: glibc, for example, chooses a variant according to the processor it runs on.
//
// They are static, `Double.exp(x)` or `.exp(x)`, so that they can be used beside Foundation's `exp(x)` without
// ambiguity.

extension Double {
  /// The exponential function eˣ.
  ///
  /// The largest error is 0.83 units in the last place (ULP), over 100,000 arguments compared with 60-digit values. The
  /// result is infinite above 709.782…, subnormal below −708.396…, zero below −745.133…, and NaN for NaN.
  ///
  /// x = n ln 2 + r with |r| ≤ ½ ln 2; eʳ is a polynomial, and 2ⁿ is assembled from bits. There is no branch, so the
  /// compiler can vectorise a loop over a buffer.
  @inlinable @inline(always)
  public static func exp(_ x: Double) -> Double {
    // Beyond these bounds the result is infinite or zero. The zero is inserted at the end, because processors are slow
    // on products too small to be normal numbers. NaN passes all comparisons.
    let bounded = x > 710 ? 710 : x < -746 ? 0 : x
    // Adding 1.5·2⁵² leaves the nearest integer n in the low bits of the sum, whatever its sign.
    let shifter = 0x1.8p52
    let shifted = shifter.addingProduct(bounded, 0x1.71547652b82fep+0)
    let n = shifted - shifter
    // ln 2 in two parts, the first with so few bits that n times it is exact.
    let head = bounded.addingProduct(-n, 0x1.62e42fefa3800p-1)
    let r = head.addingProduct(-n, 0x1.ef35793c76730p-45)
    let lost = (head - r).addingProduct(-n, 0x1.ef35793c76730p-45)

    // (eʳ − 1 − r) / r², near-minimax on |r| ≤ ½ ln 2 (error 1.4e-18).
    var q = 0x1.1f730349868cep-29
    q = 0x1.af4de97ca4194p-26.addingProduct(q, r)
    q = 0x1.27e4db646b17ep-22.addingProduct(q, r)
    q = 0x1.71de0231960ebp-19.addingProduct(q, r)
    q = 0x1.a01a01a6d889cp-16.addingProduct(q, r)
    q = 0x1.a01a01abe7fe1p-13.addingProduct(q, r)
    q = 0x1.6c16c16c162d4p-10.addingProduct(q, r)
    q = 0x1.11111111100dcp-7.addingProduct(q, r)
    q = 0x1.5555555555556p-5.addingProduct(q, r)
    q = 0x1.5555555555557p-3.addingProduct(q, r)
    q = 0.5.addingProduct(q, r)
    let fraction = 1 + (r + lost.addingProduct(q, r * r))

    // Two exact factors, so that a subnormal result is rounded only once and 2¹⁰²⁴ itself is never needed.
    let power = Int64(bitPattern: shifted.bitPattern &- shifter.bitPattern)
    let half = power &>> 1
    let product = fraction * powerOfTwo(half) * powerOfTwo(power &- half)
    return x < -746 ? 0 : product
  }

  /// 2ⁿ for −1022 ≤ n ≤ 1023.
  @inlinable @inline(always)
  static func powerOfTwo(_ exponent: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: (exponent &+ 1023) &<< 52))
  }
}
