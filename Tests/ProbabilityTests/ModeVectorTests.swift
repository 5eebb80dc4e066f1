import LinearAlgebra
import Probability
import Testing

/// Modes in several dimensions.
@Suite struct ModeVectorTests {
  @Test func `they are the maxima of a fine grid`() throws {
    var missed = 0
    for entry in try MixtureReferences.load().modes {
      let mixture = try entry.mixture()
      let modes = mixture.modeVectors
      #expect(modes.map(\.density) == modes.map(\.density).sorted(by: >))
      let references = zip(entry.points.map(numbers), numbers(entry.densities))
      for mode in modes {
        // The slope is known to some 10⁻¹⁵, and the curvature is seldom below a thousandth.
        let isReference = references.contains { point, density in
          zip(mode.location, point).allSatisfy { abs($0 - $1) < 1e-9 } && abs(mode.density - density) < 1e-12
        }
        #expect(isReference, "\(mixture): \(mode)")
      }
      missed += entry.points.count - modes.count
    }
    // Two ridges that cross far from the means
    #expect(missed == 2)
  }

  @Test func `in one dimension they are the modes`() throws {
    var random = RandomSource(seed: 61)
    for _ in 0..<200 {
      let count = 1 + random.integer(below: 5)
      let mixture = try GaussianMixture(
        priors: [Double](repeating: 1 / Double(count), count: count),
        means: random.uniform(in: -6...6, count: count), variances: random.uniform(in: 0.1...2, count: count))
      let (vectors, modes) = (mixture.modeVectors, mixture.modes)
      #expect(vectors.count == modes.count)
      for (vector, mode) in zip(vectors, modes) { #expect(abs(vector.location[0] - mode.location) < 1e-7) }
    }
  }

  /// From the mean of the weak component in the middle the density rises on both sides alike.
  @Test func `a climb does not end on a saddle`() throws {
    let saddle = try GaussianMixture(
      priors: [0.45, 0.1, 0.45], means: Matrix([[-2, 0], [0, 0], [2, 0]]), variances: [0.5, 4, 0.5])
    #expect(saddle.modeVectors.map(\.location[0]).sorted().map { $0.rounded() } == [-2, 2])
    let alone = try GaussianMixture(
      priors: [0.1, 0, 0.45, 0.45], means: Matrix([[0, 0], [9, 9], [-2, -2], [2, 2]]), variances: [4, 1, 0.5, 0.5])
    #expect(alone.modeVectors.count == 2)
  }

  /// Three equal Gaussians on a triangle of the right size have a fourth mode in the middle, which no mean leads to.
  @Test func `what may be missed`() throws {
    let half = 0.75.squareRoot()
    let triangle = try GaussianMixture(
      priors: [Double](repeating: 1.0 / 3, count: 3), means: Matrix([[0, 1], [half, -0.5], [-half, -0.5]]),
      variances: [Double](repeating: 0.72 * 0.72, count: 3))
    let centre = triangle.density([0, 0])
    #expect([[0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01]].allSatisfy { triangle.density($0) < centre })
    #expect(triangle.modeVectors.count == 3)
  }
}
