import ElementaryFunctions
import TestReferences
import Testing

/// What the functions give for numbers of all sizes: finite ones wherever the mathematics has them in range.
@Suite("Every finite number")
struct EveryNumberTests {
  @Test func functionsOfDouble() {
    var numbers = FiniteNumbers<Double>(seed: 11)
    for _ in 0..<50_000 {
      let x = numbers.next()
      #expect(Double.exp(x).isFinite == (x < 709.79) && Double.exp(x) >= 0, "\(x)")
      #expect(x > 0 ? Double.log(x).isFinite : x == 0 ? Double.log(x) == -.infinity : Double.log(x).isNaN, "\(x)")
      let (sine, cosine) = (Double.sin(x), Double.cos(x))
      #expect(-1...1 ~= sine && -1...1 ~= cosine, "\(x)")
      // Each is within one unit in the last place of at most 1.
      #expect(abs(sine * sine + cosine * cosine - 1) < 1e-15, "\(x)")
    }
  }

  /// One step of a `Float` in the last place, against the function of `Double`, whose error is nothing beside it.
  @Test func functionsOfFloat() {
    var numbers = FiniteNumbers<Float>(seed: 12)
    for _ in 0..<50_000 {
      let x = numbers.next()
      let (exact, exponential) = (Float(Double.exp(Double(x))), Float.exp(x))
      #expect(exponential == exact || abs(exponential - exact) <= exact.ulp, "\(x)")
      #expect(x > 0 ? Float.log(x).isFinite : x == 0 ? Float.log(x) == -.infinity : Float.log(x).isNaN, "\(x)")
      if x > 0 {
        let logarithm = Float(Double.log(Double(x)))
        #expect(abs(Float.log(x) - logarithm) <= logarithm.ulp, "\(x)")
        let root = SIMD16<Float>.sqrt(SIMD16(repeating: x))[0]
        // The documented error, and rounding.
        let error = root / x.squareRoot() - 1
        #expect(error < 0x1p-22 + .ulpOfOne && error > (x < 0x1p-127 ? -0.998 : -0x1p-22 - .ulpOfOne), "\(x)")
      }
      #expect(-1...1 ~= Float.tanh(x) && (Float.tanh(x) == 0) == (x == 0), "\(x)")
    }
  }
}
