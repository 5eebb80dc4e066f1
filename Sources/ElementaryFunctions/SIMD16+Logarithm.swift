extension SIMD16<Float> {
  /// ln x in every lane.
  ///
  /// The largest error is 0.83 ULP, over all `Float`s. The result is −∞ for 0, ∞ for ∞, and NaN for negative numbers
  /// and NaN.
  ///
  /// x = 2ᵏ m with √½ ≤ m < √2; ln m = 2 artanh(s) with s = f / (2 + f) and f = m − 1.
  @inlinable @inline(always)
  public static func log(_ x: SIMD16<Float>) -> SIMD16<Float> {
    // Subnormal numbers are scaled to normal ones first.
    let isSubnormal = x .< Float.leastNormalMagnitude
    let normal = x.replacing(with: x * 0x1p25, where: isSubnormal)
    let bits = unsafeBitCast(normal, to: SIMD16<Int32>.self)
    // Subtracting the bits of √½ puts m into [√½, √2), and the exponent field of the difference is k itself.
    let offset = bits &- 0x3f35_04f3
    let exponent = offset &>> 23
    let m = unsafeBitCast(bits &- exponent &<< 23, to: SIMD16<Float>.self)
    // Small integers are converted to `Float` by way of the low bits of 1.5·2²³.
    let shifted = unsafeBitCast(exponent &+ 0x4b40_0000, to: SIMD16<Float>.self)
    let integer = shifted - 12_582_912
    let k = integer.replacing(with: integer - 25, where: isSubnormal)

    let f = m - 1
    let s = f / (f + 2)
    let z = s * s
    // (2 artanh(s)/s − 2) / s², near-minimax (error 1.2e-9).
    var q = SIMD16<Float>(repeating: 0x1.ddd4dap-3)
    q = SIMD16(repeating: 0x1.245c28p-2).addingProduct(q, z)
    q = SIMD16(repeating: 0x1.9999ecp-2).addingProduct(q, z)
    q = SIMD16(repeating: 0x1.555556p-1).addingProduct(q, z)
    let halfSquare = f * f * 0.5
    let correction = s * halfSquare.addingProduct(z, q)
    let low = correction.addingProduct(k, SIMD16(repeating: 0x1.7f7d1cp-20))
    let finite = (f - (halfSquare - low)).addingProduct(k, SIMD16(repeating: 0x1.62e4p-1))

    return finite.replacing(with: -.infinity, where: x .== 0)
      .replacing(with: x, where: x .== .infinity)
      .replacing(with: .nan, where: .!(x .>= 0))
  }
}
