import ElementaryFunctions

extension Normal {
  /// The standard normal distribution function Φ(x) = ½ erfc(−x/√2), in [0, 1].
  ///
  /// The relative error is below 1e-15, even in the lower tail. Below x = −37.5, where the result is subnormal, the error
  /// is at most 5·10⁻³²⁴, and below −38.5 the result is zero. It is NaN for NaN.
  public static func standardCumulative(_ x: Double) -> Double {
    let tail = upperTail(x.magnitude)
    return x > 0 ? 1 - tail : tail
  }

  /// 1 − Φ(x) = ½ t exp(−x²/2) p(t) for x ≥ 0, where t = 1/(1 + x/√8) and p is a Chebyshev series in 2t − 1.
  private static func upperTail(_ x: Double) -> Double {
    guard x < 40 else { return x.isNaN ? x : 0 }
    let t = 1 / 1.addingProduct(x, 0x1.6a09e667f3bcdp-2)
    let u = 2 * t - 1
    // Clenshaw's recurrence
    var sum = 0.0
    var previous = 0.0
    for coefficient in tailCoefficients.reversed() {
      (sum, previous) = ((coefficient - previous).addingProduct(2 * u, sum), sum)
    }
    let p = sum.addingProduct(-u, previous)
    // x² in two parts: the exponential multiplies a relative error of x² by x² itself.
    let square = x * x
    let lost = (-square).addingProduct(x, x)
    let exponential = Double.exp(-0.5 * square)
    return 0.5 * t * p * exponential.addingProduct(-0.5 * lost, exponential)
  }
}

/// erfc(z) exp(z²) / t with t = 1/(1 + z/2), as a Chebyshev series in 2t − 1 fitted to 50-digit values.
private let tailCoefficients: [Double] = [
  0.57703373861646968862, 0.35543692127049848731, 0.06509515882878652455, 0.0036711423958366391659,
  -0.0011128447433526324969, -0.00016075829915378079758, 3.2780315741731370605e-5, 5.4424416455050160333e-6,
  -1.5154665553171481622e-6, -1.4297608181169864917e-7, 8.234608827419493433e-8, -1.2962846852306562536e-9,
  -4.1547216310151983042e-9, 6.3470582783628111814e-10, 1.4320822712256223707e-10, -6.1603901052045855418e-11,
  2.0612138554721696306e-12, 3.571493148847704445e-12, -8.5864228432517964757e-13, -6.145600213790630554e-14,
  7.4187257485966170573e-14, -1.2895042755032325615e-14, -2.3587263857106323568e-15, 1.5729349381685911397e-15,
  -2.2782966239546465174e-16, -6.3123304507564298101e-17, 3.5916763531814922992e-17,
]
