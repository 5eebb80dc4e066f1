import NeuralNetworks
import Probability
import TestReferences
import Testing

@testable import Problems

/// Finite numbers in give finite numbers out, NaN where an input cannot occur, or a typed error.
@Suite("Every finite number")
struct EveryNumberTests {
  private func check(_ distribution: (some KnownDistribution).Type, seed: UInt64) throws {
    var numbers = FiniteNumbers<Double>(seed: seed)
    for index in 0..<600 {
      // Half of them where inputs occur.
      let input = index % 2 == 0 ? numbers.next() : 50 * numbers.probability()
      let output = index % 3 == 0 ? numbers.next() : 15 * numbers.probability()
      let joint = distribution.jointDensity(input, output)
      #expect(joint.isFinite && joint >= 0, "\(input), \(output)")
      let moments = distribution.moments(given: input)
      let occurs = moments.inputDensity > 0
      #expect(moments.inputDensity.isFinite && moments.inputDensity >= 0, "\(input)")
      #expect(moments.mean.isFinite == occurs && moments.variance.isFinite == occurs, "\(input)")
      #expect(distribution.density(given: input)(output).isFinite == occurs, "\(input), \(output)")
      guard abs(input) < 1e38, abs(output) < 1e38 else { continue }
      let data = try DataSet(inputs: [input], targets: [output])
      do throws(ProbabilityError) {
        let scores = try distribution.scores(on: data)
        #expect(scores.meanSquaredError.isFinite && scores.singleGaussian.isFinite, "\(input), \(output)")
        #expect(!scores.negativeLogLikelihood.isNaN, "\(input), \(output)")
      } catch {
        #expect("\(error)".contains("must be"), "\(input), \(output)")
      }
    }
  }

  @Test func `the wave read backwards`() throws { try check(InverseWave.self, seed: 41) }
  @Test func `the spiral`() throws { try check(Spiral.self, seed: 42) }

  /// A sum of subnormal numbers is no density, and moments from it are wrong.
  @Test func `an input with almost no density does not occur`() {
    #expect(InverseWave.moments(given: 47).inputDensity > 0)
    for y in [47.5, 48.5, -48.5, 60] {
      #expect(InverseWave.moments(given: y).inputDensity == 0 && InverseWave.mean(given: y).isNaN, "\(y)")
    }
  }

  @Test func `curves and samples`() throws {
    var numbers = FiniteNumbers<Double>(seed: 43)
    var random = RandomSource(seed: 43)
    for _ in 0..<2000 {
      let x = numbers.next()
      #expect(Wave.mean(x).isFinite, "\(x)")
      #expect(Spiral.radius(at: x, using: &random).isFinite, "\(x)")
      let (count, scale) = (1 + numbers.integer(below: 4), numbers.next())
      do throws(TrainingError) {
        let data = try Spiral.hyperbolic(count, scale: scale, from: x)
        #expect(data.inputs.isFinite && data.targets.isFinite, "\(scale), \(x)")
      } catch {
        #expect("\(error)".hasPrefix("numbers must be finite"), "\(scale), \(x)")
      }
    }
  }
}
