import ElementaryFunctions
import Probability
import Testing

@Suite("Numbers that sum up a mixture")
struct PointPredictionTests {
  @Test func momentsMediansTailsAndModesAreThoseOfSciPy() throws {
    for reference in try StatisticsReferences.load().mixtures {
      let mixture = try GaussianMixture(
        priors: reference.priors, means: reference.means, variances: reference.variances)
      // Sums of up to thirty numbers, up to 300 in size
      #expect((mixture.mean[0] - reference.mean).magnitude < 1e-14)
      #expect((mixture.variance[0] - reference.variance).magnitude < 1e-13)
      // The cumulative probabilities' rounding, divided by densities of 0.01 and more
      #expect((mixture.median - reference.median).magnitude < 1e-12)
      for row in reference.tails {
        // Relative, for the tails are as small as 1e-20.
        #expect((mixture.cumulative(row[0]) - row[1]).magnitude < 1e-13 * row[1])
        #expect((mixture.complementaryCumulative(row[0]) - row[2]).magnitude < 1e-13 * row[2])
      }
      let modes = mixture.modes
      #expect(modes.count == reference.modes.count)
      for (mode, expected) in zip(modes.map(\.density).sorted(), reference.modeDensities.sorted()) {
        #expect((mode - expected).magnitude < 1e-12)
      }
      for (mode, expected) in zip(modes.map(\.location).sorted(), reference.modes.sorted()) {
        // Where two components of one variance are on the point of parting, the top is flat to the third order.
        #expect((mode - expected).magnitude < 1e-5)
      }
    }
  }

  @Test func modesAreAllTheMaximaOfAFineGrid() throws {
    var random = RandomSource(seed: 81)
    for _ in 0..<300 {
      let mixture = try randomMixture(using: &random)
      let locations = mixture.modes.map(\.location).sorted()
      #expect(locations.count <= mixture.components)
      let places = (0...20_000).map { -15 + 30 * Double($0) / 20_000 }
      let densities = mixture.densities(at: places)
      let peaks = places.indices.dropFirst().dropLast().filter {
        // More than rounding where the density is flat
        densities[$0] > densities[$0 - 1] + 1e-14 && densities[$0] > densities[$0 + 1] + 1e-14
      }
      for peak in peaks {
        #expect(locations.contains { ($0 - places[peak]).magnitude < 0.0015 })
      }
      for mode in mixture.modes {
        let beside = mixture.densities(at: [mode.location - 1e-4, mode.location + 1e-4])
        // To within rounding
        #expect(max(beside[0], beside[1]) <= mode.density * (1 + 1e-14))
      }
    }
  }

  @Test func modesOfSpecialMixtures() throws {
    let twins = try GaussianMixture(priors: [0.5, 0.5], means: [-3, 3], variances: [1, 1])
    #expect(twins.modes.count == 2 && (twins.modes[0].location + twins.modes[1].location).magnitude < 1e-12)
    #expect(twins.mostProbableMean == -3)
    // A component without a share has no mode, and one far away from the others its own, however narrow.
    let spikes = try GaussianMixture(priors: [0.5, 0, 0.5], means: [0, 1, 1e6], variances: [1e-8, 1e-8, 1e-8])
    let locations = spikes.modes.map(\.location).sorted()
    // One unit in the last place of a million is 1e-10.
    #expect(locations.count == 2 && locations[0].magnitude < 1e-12 && (locations[1] - 1e6).magnitude < 1e-9)
    let same = try GaussianMixture(priors: [0.25, 0.75], means: [7, 7], variances: [1, 1])
    #expect(same.modes.count == 1 && (same.modes[0].location - 7).magnitude < 1e-14 && same.mostProbableMean == 7)
    // A narrow component of little weight need not be where the density is highest, nor a mode at all.
    let shoulder = try GaussianMixture(priors: [0.6, 0.4], means: [0, 2], variances: [9, 0.04])
    #expect(shoulder.mostProbableMean == 0 && (shoulder.modes[0].location - 2).magnitude < 0.01)
  }

  /// Priors that add up to a little more than one give no probability above one.
  @Test func cumulativeProbabilitiesNeverExceedOne() throws {
    let priors = [0.1, 0.2, 0.3, 0.4 + 1e-10]
    let mixture = try GaussianMixture(priors: priors, means: [0, 1, 2, 3], variances: [1, 1, 1, 1])
    #expect(mixture.cumulative(100) == 1 && mixture.complementaryCumulative(-100) == 1)
  }

  private func randomMixture(using random: inout RandomSource) throws -> GaussianMixture {
    let count = 1 + random.integer(below: 30)
    let weights = (0..<count).map { _ in Double.exp(random.normal(mean: 0, standardDeviation: 2)) }
    let sum = weights.reduce(0, +)
    return try GaussianMixture(
      priors: weights.map { $0 / sum }, means: random.uniform(in: -12...12, count: count),
      variances: (0..<count).map { _ in Double.exp(random.normal(mean: -1, standardDeviation: 1.5)) })
  }
}
