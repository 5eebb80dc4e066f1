import ElementaryFunctions
import NeuralNetworks
import Probability
import Testing

@testable import Problems

@Suite struct LimitsTests {
  /// Both are documented as accurate to 1e-9. So are the references, whose leading digits a second method confirms.
  @Test func `limits agree with the references`() throws {
    let references = try LimitReferences.load()
    for (limits, reference) in [(InverseWave.limits, references.inverseWave), (Spiral.limits, references.spiral)] {
      #expect(abs(limits.meanSquaredError - reference.meanSquaredError) < 1e-9)
      #expect(abs(limits.negativeLogLikelihood - reference.negativeLogLikelihood) < 1e-9)
      #expect(abs(limits.singleGaussian - reference.singleGaussian) < 1e-9)
    }
  }

  @Test func `moments agree with the references`() throws {
    let references = try LimitReferences.load()
    let rows =
      references.inverseMoments.map { (InverseWave.moments(given: $0[0]), $0) }
      + references.spiralMoments.map { (Spiral.moments(given: $0[0]), $0) }
    for (moments, reference) in rows {
      // Variances reach 140. Tangents of almost vertical rays cost the references four of their sixteen digits.
      #expect(abs(moments.inputDensity - reference[1]) < 1e-12)
      #expect(abs(moments.mean - reference[2]) < 1e-11)
      #expect(abs(moments.variance - reference[3]) < 3e-10)
    }
  }

  @Test func `the inputs have total probability 1`() {
    // The error that the limits' documentation allows for their expectation.
    let inverse = InputSlices(of: InverseWave.self, at: Quadrature(over: -20...20, nodes: 600))
    #expect(abs(inverse.expectation { _ in 1 } - 1) < 1e-9)
    let spiral = InputSlices(of: Spiral.self, at: Quadrature(between: SpiralBand.breaks, nodes: 80))
    #expect(abs(spiral.expectation { _ in 1 } - 1) < 1e-9)
    // By a different rule, the midpoints of equal cells; near the roots of p(x) its error is their width to the power
    // 3/2, 1e-6.
    let width = 34.6 / 200_000
    let densities = (0..<200_000).map { Spiral.moments(given: -17.3 + (Double($0) + 0.5) * width).inputDensity }
    #expect(abs(densities.filter { $0 > 0 }.reduce(0, +) * width - 1) < 1e-6)
  }

  @Test func `densities integrate to one and have the stated moments`() {
    func check(_ distribution: (some KnownDistribution).Type, at inputs: [Double], reach: Double, within: Double) {
      let width = 2 * reach / 40_000
      let middles = (0..<40_000).map { -reach + (Double($0) + 0.5) * width }
      for input in inputs {
        let densities = middles.map(distribution.density(given: input))
        let mean = distribution.mean(given: input)
        let sums = zip(middles, densities).reduce(into: (0.0, 0.0, 0.0)) { sums, point in
          let mass = point.1 * width
          sums = (sums.0 + mass, sums.1 + mass * point.0, sums.2 + mass * (point.0 - mean) * (point.0 - mean))
        }
        #expect(abs(sums.0 - 1) < within)
        #expect(abs(sums.1 - mean) < 20 * within)
        #expect(abs(sums.2 - distribution.variance(given: input)) < 400 * within)
      }
    }
    // At each end of a stretch up to half a cell is wrong, with densities of up to 1 at up to twelve ends; the wave's
    // ends fall between cells.
    check(InverseWave.self, at: [-8, 0, 0.5, 10], reach: 15, within: 1e-6)
    check(Spiral.self, at: [-16.9, -5, -0.2, 0, 1e-9, 0.8, 3, 13], reach: 17.5, within: 2e-3)
  }

  @Test func `moments do not jump where the half turns change`() {
    let (left, middle, right) = (
      Spiral.moments(given: -1e-9), Spiral.moments(given: 0), Spiral.moments(given: 1e-9)
    )
    for beside in [left, right] {
      // The mean's slope is of order 1.
      #expect(abs(beside.mean - middle.mean) < 1e-7 && abs(beside.variance - middle.variance) < 1e-6)
    }
  }

  @Test func `the spiral has an edge`() {
    #expect(Spiral.jointDensity(1.5, 0) > 0)
    #expect(Spiral.jointDensity(0.4999, 0) == 0 && Spiral.jointDensity(1.5001, 0) == 0)
    // There is nothing below the first ray and above the last, where the spiral starts and ends.
    #expect(Spiral.jointDensity(1, -1e-4) == 0 && Spiral.jointDensity(-16.7, -1e-4) == 0)
    #expect(Spiral.jointDensity(-16.7, 1e-4) > 0)
    // Between the turns
    #expect(Spiral.jointDensity(4, 0) == 0)
    // As far off an edge as rounding to Float can move a point, and not ten times as far
    let corner = 1.5 + Spiral.lastAngle
    #expect(Spiral.jointDensity(-corner - 1e-6, 0) > 0 && Spiral.jointDensity(-corner - 1e-5, 0) == 0)
    #expect(Spiral.variance(given: -corner - 1e-6) > 0 && Spiral.mean(given: -corner - 1e-5).isNaN)
  }

  @Test func `rounding moves no sample off the spiral`() throws {
    for edge in [-0.5, 0.5] {
      let angles = (0..<5000).map { Spiral.lastAngle * Double($0) / 4999 }
      let x = angles.map { (1 + $0 + edge) * Double.cos($0) }
      let data = try DataSet(inputs: x, targets: angles.map { (1 + $0 + edge) * Double.sin($0) })
      #expect(try Spiral.scores(on: data).negativeLogLikelihood.isFinite)
    }
  }

  @Test func `scores on many samples approach the limits`() throws {
    var random = RandomSource(seed: 11)
    let count = 40_000
    let inverse = try InverseWave.scores(on: Wave.sample(count, using: &random).inverted)
    let spiral = try Spiral.scores(on: Spiral.sample(count, using: &random))
    for (scores, limits) in [(inverse, InverseWave.limits), (spiral, Spiral.limits)] {
      // Four standard errors: one sample's squared error has a standard deviation of 55, its losses of less than 1.
      #expect(abs(scores.meanSquaredError - limits.meanSquaredError) < 1.1)
      #expect(abs(scores.negativeLogLikelihood - limits.negativeLogLikelihood) < 0.02)
      #expect(abs(scores.singleGaussian - limits.singleGaussian) < 0.02)
    }
    let off = try DataSet(inputs: [4], targets: [0])
    #expect(try Spiral.scores(on: off).negativeLogLikelihood == .infinity)
    #expect(throws: ProbabilityError.self) { try Spiral.scores(on: DataSet(inputs: [20], targets: [0])) }
  }
}
