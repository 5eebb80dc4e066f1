import ElementaryFunctions
import TestReferences
import Testing

/// Values made by Tests/References/make_elementary_references.py.
private func references(_ function: String) throws -> [(x: Double, high: Double, low: Double)] {
  let tables: [String: [[UInt64]]] = try References.numbers(of: "elementary.json")
  return try #require(tables[function]).map {
    (Double(bitPattern: $0[0]), Double(bitPattern: $0[1]), Double(bitPattern: $0[2]))
  }
}

/// The largest error of a function over its references, in units in the last place of the true value.
private func worstError(_ name: String, _ function: (Double) -> Double) throws -> Double {
  try references(name).map { x, high, low in
    let unit = max(high.magnitude.nextDown.ulp, .leastNonzeroMagnitude)
    return ((function(x) - high) - low).magnitude / unit
  }.max() ?? .infinity
}

@Suite("Elementary functions of Double")
struct DoubleFunctionTests {
  // 0.78 to 0.83 ULP is the worst of 100,000 arguments each; a wrong coefficient shows as whole units.
  @Test func exponentialIsAccurate() throws { #expect(try worstError("exp", Double.exp) < 0.85) }
  @Test func logarithmIsAccurate() throws { #expect(try worstError("log", Double.log) < 0.85) }
  @Test func sineIsAccurate() throws { #expect(try worstError("sin", Double.sin) < 0.85) }
  @Test func cosineIsAccurate() throws { #expect(try worstError("cos", Double.cos) < 0.85) }

  @Test func subnormalExponentialsAreWithinOneUnit() throws {
    for (x, high, _) in try references("expSubnormal") {
      #expect((Double.exp(x) - high).magnitude <= .leastNonzeroMagnitude)
    }
  }

  @Test func exponentialOfSpecialValues() {
    #expect(Double.exp(0) == 1)
    #expect(Double.exp(-0.0) == 1)
    #expect(Double.exp(.infinity) == .infinity)
    #expect(Double.exp(-.infinity) == 0)
    #expect(Double.exp(.nan).isNaN)
    #expect(Double.exp(709.782712893384) < .infinity)
    #expect(Double.exp(709.7827128933841) == .infinity)
    #expect(Double.exp(1e300) == .infinity)
    #expect(Double.exp(-745.1332191019411) == .leastNonzeroMagnitude)
    #expect(Double.exp(-745.1332191019413) == 0)
    #expect(Double.exp(.leastNonzeroMagnitude) == 1)
  }

  @Test func logarithmOfSpecialValues() {
    #expect(Double.log(1) == 0)
    #expect(Double.log(0) == -.infinity)
    #expect(Double.log(-0.0) == -.infinity)
    #expect(Double.log(-1).isNaN)
    #expect(Double.log(-.infinity).isNaN)
    #expect(Double.log(.nan).isNaN)
    #expect(Double.log(.infinity) == .infinity)
    #expect(Double.log(.leastNonzeroMagnitude) == -744.4400719213812)
    #expect(Double.log(.greatestFiniteMagnitude) == 709.782712893384)
  }

  @Test func sineAndCosineOfSpecialValues() {
    #expect(Double.sin(0) == 0 && Double.sin(0).sign == .plus)
    #expect(Double.sin(-0.0).sign == .minus)
    #expect(Double.cos(0) == 1)
    #expect(Double.sin(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
    #expect(Double.cos(.leastNonzeroMagnitude) == 1)
    for x in [Double.infinity, -.infinity, .nan] {
      #expect(Double.sin(x).isNaN)
      #expect(Double.cos(x).isNaN)
    }
  }

  @Test func oddAndEven() {
    for i in 0..<1000 {
      let x = Double(i) * 0.37
      #expect(Double.sin(-x) == -Double.sin(x))
      #expect(Double.cos(-x) == Double.cos(x))
    }
  }

  /// A checksum of many values, which is the same on every processor.
  @Test func sameBitsEverywhere() {
    var checksum: UInt64 = 0
    for i in 0..<10_000 {
      let x = (Double(i) + 0.5) * 0.0123
      for value in [Double.exp(x), .exp(-x), .log(x), .sin(x), .cos(x)] {
        checksum = (checksum &* 0x9e37_79b9_7f4a_7c15) ^ value.bitPattern
      }
    }
    #expect(checksum == 0xf332_dc9f_af98_4d8e)
  }
}
