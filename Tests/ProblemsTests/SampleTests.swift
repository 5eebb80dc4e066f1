import Probability
import Problems
import Testing

@Suite struct SampleTests {
  @Test func `samples have the documented shape`() throws {
    var random = RandomSource(seed: 3)
    let wave = try Wave.sample(4000, using: &random)
    let residuals = zip(wave.inputs.elements, wave.targets.elements).map { Double($1) - Wave.mean(Double($0)) }
    // The mean of 4,000 squares of standard normal numbers is 1 ± 0.022.
    #expect(abs(residuals.reduce(0) { $0 + $1 * $1 } / 4000 - 1) < 0.09)
    let spiral = try Spiral.sample(1000, using: &random)
    let radii = zip(spiral.inputs.elements, spiral.targets.elements).map { ($0 * $0 + $1 * $1).squareRoot() }
    for (index, radius) in radii.enumerated() {
      #expect(abs(Double(radius) - 1 - Spiral.lastAngle * Double(index) / 999) < 0.5001)
    }
    let hyperbolic = try Spiral.hyperbolic(100, scale: 10, from: 1)
    #expect(abs(hyperbolic.inputs[0, 0] - 5.403) < 0.001 && abs(hyperbolic.targets[0, 0] - 8.415) < 0.001)
  }
}
