import Experiments
import Probability
import Testing

@Suite struct LimitsTests {
  /// An independent quadrature with NumPy, with 6,000 by 10,000 cells, gave 39.60162, 1.634996 and 2.718183.
  @Test func `limits of the inverse wave`() {
    let limits = InverseWave()
    #expect(abs(limits.meanSquaredError - 39.60162) < 1e-4)
    #expect(abs(limits.negativeLogLikelihood - 1.634996) < 1e-5)
    #expect(abs(limits.singleGaussian - 2.718183) < 1e-5)
  }

  /// A Monte Carlo estimate gave 1.548 ± 0.009.
  @Test func `limits of the spiral`() {
    let limits = SpiralLimits()
    #expect(abs(limits.negativeLogLikelihood - 1.548) < 0.018)
    #expect(limits.singleGaussian > limits.negativeLogLikelihood + 1)
  }

  @Test func `the inverse density integrates to one and has the stated mean`() {
    for y in [-8.0, 0, 0.5, 10] {
      let density = InverseWave.density(given: y)
      let places = stride(from: -14.99, to: 15, by: 0.02)
      // The middle rule with cells of 0.02 is good to 1e-4 where the density is cut off at ±15.
      #expect(abs(places.reduce(0) { $0 + density($1) * 0.02 } - 1) < 1e-3)
      #expect(abs(places.reduce(0) { $0 + $1 * density($1) * 0.02 } - InverseWave.mean(given: y)) < 1e-2)
    }
  }

  @Test func `samples have the shape they are said to have`() throws {
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
