extension SIMD16<Float> {
  /// √x in every lane.
  ///
  /// The result is correctly rounded for x = 0 and from 2⁻¹⁰⁰ on (compared for all `Float`s); from 2⁻¹²⁷ to 2⁻¹⁰⁰ its
  /// relative error is below 2⁻²². For smaller x, which are subnormal, it is too small, by up to 99.8 %. It is
  /// meaningless for ∞ and for negative numbers.
  ///
  /// The standard library's square root takes one lane after another. Here 1/√x is estimated from the bits of x and
  /// improved by Newton's method; a last step with fused multiply-add rounds √x correctly.
  @inlinable @inline(always)
  public static func sqrt(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let bits = unsafeBitCast(x, to: SIMD16<Int32>.self)
    let half = x * 0.5
    var inverse = unsafeBitCast(0x5f37_59df &- bits &>> 1, to: SIMD16<Float>.self)
    for _ in 0..<3 {
      inverse = inverse * SIMD16(repeating: 1.5).addingProduct(-half * inverse, inverse)
    }
    let root = x * inverse
    let rest = x.addingProduct(-root, root)
    return root.addingProduct(rest, inverse * 0.5)
  }
}
