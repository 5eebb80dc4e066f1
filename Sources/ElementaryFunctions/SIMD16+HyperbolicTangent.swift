extension SIMD16<Float> {
  /// tanh x in every lane.
  ///
  /// The largest error is 2.42 ULP, over all `Float`s. The result is ±1 from |x| = 9.01… on, and NaN for NaN; the sign
  /// of zero is kept.
  ///
  /// tanh x = t / (t + 2) with t = e²ˣ − 1, a form that loses no accuracy near zero.
  @inlinable @inline(always)
  public static func tanh(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let bits = unsafeBitCast(x, to: SIMD16<UInt32>.self)
    let magnitude = unsafeBitCast(bits & 0x7fff_ffff, to: SIMD16<Float>.self)
    let top = SIMD16<Float>(repeating: 10)
    let bounded = magnitude.replacing(with: top, where: magnitude .> top)
    // 2x = n ln 2 + 2r with |r| ≤ ¼ ln 2. Adding 1.5·2²³ + 128 leaves n + 128 in the low bits of the sum, the exponent
    // of 2·2ⁿ.
    let (r, shifted) = reduce(
      bounded, inverse: 0x1.715476p+1, high: 0x1.62e4p-2, low: 0x1.7f7d1cp-21, shifter: 12_582_912 + 128)
    let scale = unsafeBitCast(shifted &<< 23, to: SIMD16<Float>.self)
    // (e²ʳ − 1) / 2 = r + r² q(r), near-minimax (error 1.4e-9).
    var q = SIMD16<Float>(repeating: 0x1.a1256cp-7)
    q = SIMD16(repeating: 0x1.6d43b0p-5).addingProduct(q, r)
    q = SIMD16(repeating: 0x1.1110e0p-3).addingProduct(q, r)
    q = SIMD16(repeating: 0x1.5554e8p-2).addingProduct(q, r)
    q = SIMD16(repeating: 0x1.555556p-1).addingProduct(q, r)
    q = SIMD16(repeating: 1).addingProduct(q, r)
    let halved = r.addingProduct(q, r * r)
    // 2ⁿ − 1 + 2ⁿ (e²ʳ − 1)
    let t = SIMD16<Float>(repeating: -1).addingProduct(scale, SIMD16(repeating: 0.5)).addingProduct(scale, halved)
    let result = unsafeBitCast(t / (t + 2), to: SIMD16<UInt32>.self)
    return unsafeBitCast(result | bits & 0x8000_0000, to: SIMD16<Float>.self)
  }
}
