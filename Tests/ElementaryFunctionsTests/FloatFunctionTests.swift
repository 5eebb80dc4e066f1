import ElementaryFunctions
import Testing

@Suite("Elementary functions of Float")
struct FloatFunctionTests {
  /// Every 10,007th float, of both signs; a run over all of them gave the bounds.
  private static let everyThousandth = stride(from: UInt32(0), to: 0xff80_0000, by: 10_007)

  /// The largest error in units in the last place over floats whose true value is a normal number.
  private func worstError(_ function: (SIMD16<Float>) -> SIMD16<Float>, _ exact: (Double) -> Double) -> Double {
    var worst = 0.0
    for bits in Self.everyThousandth {
      let x = Float(bitPattern: bits)
      let value = exact(Double(x))
      guard x.isFinite, value.isFinite, Float(value).isNormal else { continue }
      let unit = Double(Float(value.magnitude).nextDown.ulp)
      worst = max(worst, (Double(function(SIMD16(repeating: x))[5]) - value).magnitude / unit)
    }
    return worst
  }

  // All floats: 0.99, 0.83 and 2.42 ULP. A unit is taken below a power of two here, which can only enlarge the share.
  @Test func exponentialIsAccurate() { #expect(worstError({ .exp($0) }, Double.exp) < 1) }
  @Test func logarithmIsAccurate() { #expect(worstError({ .log($0) }, { $0 > 0 ? Double.log($0) : .nan }) < 0.84) }
  @Test func hyperbolicTangentIsAccurate() {
    // tanh x = x − x³/3 + 2x⁵/15 where the quotient of exponentials would lose its digits.
    let exact: (Double) -> Double = { x in
      guard x.magnitude >= 1e-3 else { return x * (1 - x * x / 3 + 2 * x * x * x * x / 15) }
      return 1 - 2 / (Double.exp(2 * x) + 1)
    }
    #expect(worstError({ .tanh($0) }, exact) < 2.43)
  }

  @Test func squareRootIsCorrectlyRounded() {
    for bits in stride(from: Float(0x1p-100).bitPattern, to: Float.infinity.bitPattern, by: 10_007) {
      let x = Float(bitPattern: bits)
      #expect(SIMD16.sqrt(SIMD16(repeating: x))[3] == x.squareRoot())
    }
    #expect(SIMD16<Float>.sqrt(SIMD16(repeating: 0))[0] == 0)
    #expect(SIMD16<Float>.sqrt(SIMD16(repeating: .leastNonzeroMagnitude))[0] < 1e-19)
  }

  @Test func specialValues() {
    #expect(Float.exp(0) == 1 && Float.exp(-.infinity) == 0 && Float.exp(.infinity) == .infinity)
    #expect(Float.exp(88.72283) < .infinity && Float.exp(88.722_84) == .infinity)
    #expect(Float.exp(-103.9) == .leastNonzeroMagnitude && Float.exp(-104) == 0)
    #expect(Float.log(1) == 0 && Float.log(0) == -.infinity && Float.log(.infinity) == .infinity)
    #expect(Float.log(-1).isNaN && Float.log(-.infinity).isNaN)
    #expect((Float.log(.leastNonzeroMagnitude) + 103.278_93).magnitude < 1e-5)
    #expect(Float.tanh(.infinity) == 1 && Float.tanh(-.infinity) == -1)
    #expect(Float.tanh(0).sign == .plus && Float.tanh(-0.0).sign == .minus)
    #expect(Float.tanh(9.1) == 1 && Float.tanh(-20) == -1)
    #expect(Float.tanh(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
    #expect(Float.exp(.nan).isNaN && Float.log(.nan).isNaN && Float.tanh(.nan).isNaN)
  }

  /// The shorter exponential against the one for all numbers, bit for bit.
  @Test func normalExponentialIsTheExponential() {
    for bits in Self.everyThousandth {
      let x = Float(bitPattern: bits)
      guard -87...88 ~= x else { continue }
      #expect(SIMD16.normalExp(SIMD16(repeating: x))[7] == Float.exp(x))
    }
    #expect(SIMD16.normalExp(SIMD16(repeating: Float.nan))[0].isNaN)
  }

  /// The sixteen lanes against the same formulas on one number at a time, bit for bit.
  @Test func lanesAreScalars() {
    var different: [Float] = []
    for start in stride(from: UInt32(0), to: 0xff00_0000, by: 655_211) {
      var x = SIMD16<Float>()
      for lane in 0..<16 { x[lane] = Float(bitPattern: start + UInt32(lane) * 4099) }
      let (exp, log, tanh) = (SIMD16.exp(x), SIMD16.log(x), SIMD16.tanh(x))
      for lane in 0..<16 {
        let areSame =
          isSame(exp[lane], scalarExp(x[lane])) && isSame(tanh[lane], scalarTanh(x[lane]))
          && isSame(log[lane], Float.log(x[lane]))
        if !areSame { different.append(x[lane]) }
      }
    }
    #expect(different.isEmpty)
  }

  /// The same bits, where any NaN is as good as another.
  private func isSame(_ a: Float, _ b: Float) -> Bool { a.bitPattern == b.bitPattern || a.isNaN && b.isNaN }

  private func reduced(_ x: Float) -> (r: Float, n: Int) {
    let n = Float(12_582_912).addingProduct(x, 0x1.715476p+0) - 12_582_912
    return (x.addingProduct(-n, 0x1.62e4p-1).addingProduct(-n, 0x1.7f7d1cp-20), Int(n))
  }

  private func expMinusOne(_ r: Float) -> Float {
    let coefficients: [Float] = [
      0x1.6d43b0p-10, 0x1.1110e0p-7, 0x1.5554e8p-5, 0x1.555556p-3, 0.5,
    ]
    return r.addingProduct(coefficients.reduce(0x1.a1256cp-13) { $1.addingProduct($0, r) }, r * r)
  }

  private func scalarExp(_ x: Float) -> Float {
    guard !x.isNaN else { return x }
    let (r, n) = reduced(min(max(x, -104), 89))
    return (expMinusOne(r) + 1) * Float(sign: .plus, exponent: n >> 1, significand: 1)
      * Float(sign: .plus, exponent: n - (n >> 1), significand: 1)
  }

  private func scalarTanh(_ x: Float) -> Float {
    guard !x.isNaN else { return x }
    let (r, n) = reduced(2 * min(x.magnitude, 10))
    let scale = Float(sign: .plus, exponent: n, significand: 1)
    let t = (scale - 1).addingProduct(scale, expMinusOne(r))
    return Float(signOf: x, magnitudeOf: t / (t + 2))
  }
}
