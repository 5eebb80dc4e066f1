// The same functions for sixteen `Float`s at a time. Each lane is computed independently, so a processor gives the same
// bits whether it works on four, eight or sixteen at a time. Rounding to an integer is done by adding and subtracting a
// large number, because conversions and `rounded()` are not vectorised.

extension SIMD16<Float> {
  /// eˣ in every lane.
  ///
  /// The largest error is 0.99 ULP, over all `Float`s, including those whose result is subnormal. The result is
  /// infinite above 88.722…, zero below −103.97…, and NaN for NaN.
  @inlinable @inline(always)
  public static func exp(_ x: SIMD16<Float>) -> SIMD16<Float> {
    // Beyond these bounds the result is infinite or zero. NaN passes both comparisons.
    let (top, bottom) = (SIMD16<Float>(repeating: 89), SIMD16<Float>(repeating: -104))
    let bounded = x.replacing(with: top, where: x .> top).replacing(with: bottom, where: x .< bottom)
    let (r, bits) = reduceByLn2(bounded)
    let fraction = expMinusOne(r) + 1
    // Two factors, so that a subnormal result is rounded only once and overflow gives infinity by itself.
    let n = bits &- Int32(bitPattern: exponentShifter.bitPattern)
    let half = n &>> 1
    return fraction * powerOfTwo(half) * powerOfTwo(n &- half)
  }

  /// eˣ in every lane for −87 ≤ x ≤ 88, where it is a normal number: the same bits as ``exp(_:)`` in fewer operations.
  /// The result is meaningless for other numbers, and NaN for NaN.
  @inlinable @inline(always)
  public static func normalExp(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let (r, bits) = reduceByLn2(x)
    return (expMinusOne(r) + 1) * unsafeBitCast(bits &<< 23, to: SIMD16<Float>.self)
  }

  /// x = n ln 2 + r with |r| ≤ ½ ln 2, for |x| below 10⁴. Returns r and a number whose lowest bits are n + 127: shifted
  /// into the exponent's position, they make 2ⁿ.
  @inlinable @inline(always)
  static func reduceByLn2(_ x: SIMD16<Float>) -> (r: SIMD16<Float>, bits: SIMD16<Int32>) {
    reduce(
      x, inverse: 0x1.715476p+0, high: 0x1.62e4p-1, low: 0x1.7f7d1cp-20, shifter: exponentShifter)
  }

  /// x = n c + r with |r| ≤ ½ c and an integer n. Returns r and the bits of n plus a shifter, a number so large that
  /// one unit is its last bit. The number c is given as 1/c and in two parts, the first with so few bits that n times
  /// it is exact.
  @inlinable @inline(always)
  static func reduce(
    _ x: SIMD16<Float>, inverse: Float, high: Float, low: Float, shifter: Float
  ) -> (r: SIMD16<Float>, bits: SIMD16<Int32>) {
    let shifter = SIMD16<Float>(repeating: shifter)
    let shifted = shifter.addingProduct(x, SIMD16(repeating: inverse))
    let minusN = shifter - shifted
    let head = x.addingProduct(minusN, SIMD16(repeating: high))
    let r = head.addingProduct(minusN, SIMD16(repeating: low))
    return (r, unsafeBitCast(shifted, to: SIMD16<Int32>.self))
  }

  /// Adding 1.5·2²³ leaves the nearest integer in the low bits of the sum; adding 127 as well makes it a biased
  /// exponent.
  @inlinable @inline(always)
  static var exponentShifter: Float { 12_582_912 + 127 }

  /// eʳ − 1 for |r| ≤ ½ ln 2: r + r² q(r), q near-minimax (error 1.4e-9).
  @inlinable @inline(always)
  static func expMinusOne(_ r: SIMD16<Float>) -> SIMD16<Float> {
    var q = SIMD16<Float>(repeating: 0x1.a1256cp-13)
    q = SIMD16(repeating: 0x1.6d43b0p-10).addingProduct(q, r)
    q = SIMD16(repeating: 0x1.1110e0p-7).addingProduct(q, r)
    q = SIMD16(repeating: 0x1.5554e8p-5).addingProduct(q, r)
    q = SIMD16(repeating: 0x1.555556p-3).addingProduct(q, r)
    q = SIMD16(repeating: 0.5).addingProduct(q, r)
    return r.addingProduct(q, r * r)
  }

  /// 2ⁿ for −126 ≤ n ≤ 127.
  @inlinable @inline(always)
  static func powerOfTwo(_ n: SIMD16<Int32>) -> SIMD16<Float> {
    unsafeBitCast((n &+ 127) &<< 23, to: SIMD16<Float>.self)
  }
}
