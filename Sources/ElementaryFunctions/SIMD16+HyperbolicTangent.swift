extension SIMD16<Float> {
  /// tanh x in every lane.
  ///
  /// Worst error 2.42 ULP, over all floats. ±1 from |x| = 9.01… on; NaN for NaN; the sign of zero is kept.
  ///
  /// tanh x = t / (t + 2) with t = e²ˣ − 1, which keeps its digits near zero.
  @inlinable @inline(always)
  public static func tanh(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let bits = unsafeBitCast(x, to: SIMD16<UInt32>.self)
    let magnitude = unsafeBitCast(bits & 0x7fff_ffff, to: SIMD16<Float>.self)
    let top = SIMD16<Float>(repeating: 10)
    let bounded = magnitude.replacing(with: top, where: magnitude .> top)
    let (r, n) = reduceByLn2(bounded + bounded)
    let scale = powerOfTwo(n)
    let t = (scale - 1).addingProduct(scale, expMinusOne(r))
    let result = unsafeBitCast(t / (t + 2), to: SIMD16<UInt32>.self)
    return unsafeBitCast(result | bits & 0x8000_0000, to: SIMD16<Float>.self)
  }
}
