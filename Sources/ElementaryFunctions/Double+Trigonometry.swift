extension Double {
  /// The sine of an angle of any size, in radians.
  ///
  /// The largest error is 0.78 ULP, over 100,000 arguments of all exponents compared with 390-digit values. The result
  /// is NaN for ±∞ and NaN.
  public static func sin(_ x: Double) -> Double {
    if x.magnitude < 0x1p-27 { return x }
    let (quadrant, angle) = quarterTurns(x)
    switch quadrant {
    case 0: return sine(angle)
    case 1: return cosine(angle)
    case 2: return -sine(angle)
    default: return -cosine(angle)
    }
  }

  /// The cosine of an angle of any size, in radians.
  ///
  /// The largest error is 0.78 ULP, over 100,000 arguments of all exponents compared with 390-digit values. The result
  /// is NaN for ±∞ and NaN.
  public static func cos(_ x: Double) -> Double {
    if x.magnitude < 0x1p-27 { return 1 }
    let (quadrant, angle) = quarterTurns(x)
    switch quadrant {
    case 0: return cosine(angle)
    case 1: return -sine(angle)
    case 2: return -cosine(angle)
    default: return sine(angle)
    }
  }

  /// sin r for |r| ≤ π/4, where r is given as the sum of two numbers.
  private static func sine(_ r: ReducedAngle) -> Double {
    let z = r.high * r.high
    // (sin r / r − 1) / r², near-minimax (error 2e-17).
    var q = 0x1.5e0b05bff20f2p-33
    q = (-0x1.ae600aca92c64p-26).addingProduct(q, z)
    q = 0x1.71de379654304p-19.addingProduct(q, z)
    q = (-0x1.a01a019e83816p-13).addingProduct(q, z)
    q = 0x1.1111111110bb2p-7.addingProduct(q, z)
    q = (-0x1.5555555555555p-3).addingProduct(q, z)
    let small = r.low.addingProduct(-0.5 * z, r.low)
    return r.high + small.addingProduct(q, z * r.high)
  }

  /// cos r for |r| ≤ π/4, where r is given as the sum of two numbers.
  private static func cosine(_ r: ReducedAngle) -> Double {
    let z = r.high * r.high
    // (cos r − 1 + r²/2) / r⁴, near-minimax (error 1.3e-18).
    var q = -0x1.907d8f29fe831p-37
    q = 0x1.1eeb68cd22f56p-29.addingProduct(q, z)
    q = (-0x1.27e4fa17bf139p-22).addingProduct(q, z)
    q = 0x1.a01a019f4e9b4p-16.addingProduct(q, z)
    q = (-0x1.6c16c16c16967p-10).addingProduct(q, z)
    q = 0x1.5555555555555p-5.addingProduct(q, z)
    let half = 0.5 * z
    let head = 1 - half
    let lost = (1 - head) - half
    return head + (lost - r.high * r.low).addingProduct(q, z * z)
  }
}
