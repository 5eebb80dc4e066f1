import LinearAlgebra
import Probability
import Testing

/// The continuous ranked probability score and the energy score.
@Suite struct ScoreTests {
  @Test func `the CRPS is exact to rounding`() throws {
    for entry in try MixtureReferences.load().scores {
      let mixture = try entry.mixture()
      for row in entry.rows.map(numbers) {
        let score = mixture.crps(row[0])
        // The documented error, and one for the rounding of the priors' sum.
        #expect(abs(score - row[1]) <= 2e-14 * row[1], "\(mixture) at \(row)")
        if mixture.components == 1 {
          let normal = try Normal(mean: mixture.means[0, 0], variance: mixture.variances[0, 0])
          #expect(abs(normal.crps(row[0]) - row[1]) <= 3e-15 * row[1], "\(mixture) at \(row)")
        }
      }
    }
  }

  @Test func `the CRPS is the integral that defines it, and the energy score of many draws`() throws {
    let mixture = try GaussianMixture(priors: [0.3, 0.7], means: [-1, 2], variances: [0.25, 2])
    for y in [-6.0, -1, 0.5, 3] {
      // Where the integrand jumps, at y, a step ends.
      let (steps, step) = (40_000, 1e-3)
      let integral = (0..<steps).reduce(0) { sum, i in
        let (below, above) = (y - (Double(i) + 0.5) * step, y + (Double(i) + 0.5) * step)
        let (f, g) = (mixture.cumulative(below), mixture.complementaryCumulative(above))
        return sum + (f * f + g * g) * step
      }
      // The midpoint rule: step²/24 times the difference of the slopes at the ends, which is at most 2.
      #expect(abs(mixture.crps(y) - integral) < 1e-7)
      var random = RandomSource(seed: 41)
      let draws = Matrix(column: (0..<4000).map { _ in mixture.sample(using: &random) })
      // Five standard errors of the mean distance, of about 2/√4000
      #expect(abs(energyScore(draws, outcome: [y]) - mixture.crps(y)) < 0.15)
    }
  }

  @Test func `energy scores are the sums over all pairs`() throws {
    for entry in try MixtureReferences.load().energies {
      let score = energyScore(Matrix(entry.draws.map(numbers)), outcome: numbers(entry.outcome))
      let exact = Double(bitPattern: entry.score)
      // Two sums of up to 400 distances, the second of which may be almost as large as the first
      #expect(abs(score - exact) <= 1e-14 * exact, "\(entry)")
    }
    #expect(energyScore(Matrix([[0, 0]]), outcome: [3, 4]) == 5)
    #expect(energyScore(Matrix([[1e308], [-1e308]]), outcome: [1.5e308]) == 1e308)
    #expect(energyScore(Matrix([[0]]), outcome: [.nan]).isNaN)
  }

  @Test func `scores without meaning stop the program`() async {
    func expect(_ message: String, _ result: ExitTest.Result?) {
      let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(said.contains(message))
    }
    expect(
      "the energy score needs at least one draw, got none",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = energyScore(Matrix(rows: 0, columns: 1, repeating: 0), outcome: [1])
      })
    expect(
      "draws of 2 numbers and an outcome of 1 do not fit",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = energyScore(Matrix([[1, 2]]), outcome: [1])
      })
  }
}
