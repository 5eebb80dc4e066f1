import LinearAlgebra
import Probability
import Testing

/// Counts and points that make no sense: an error where the caller's data may be to blame, a message where the program is.
@Suite("Misuse")
struct MisuseTests {
  @Test func tablesBeyondAllMemory() {
    for trials in [1 << 44, Int.max] {
      #expect(throws: ProbabilityError.tooMany("trials", trials, limit: (1 << 44) - 1)) {
        try Binomial(trials: trials, probability: 0.5)
      }
    }
    #expect(throws: ProbabilityError.tooMany("bins", .max, limit: 1 << 44)) {
      try UniformHistogram([0.5], bins: .max)
    }
  }

  @Test func countsOfDrawsOutOfRangeStopTheProgram() async {
    expect(
      "the number of draws must lie between 0 and 17592186044416, got -1",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var random = RandomSource(seed: 1)
        _ = random.uniform(in: 0...1, count: -1)
      })
    expect(
      "the number of draws must lie between 0 and 17592186044416, got 9223372036854775807",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var random = RandomSource(seed: 1)
        _ = random.normal(count: .max)
      })
    expect(
      "the number of numbers to permute must lie between 0 and 17592186044416, got -2",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var random = RandomSource(seed: 1)
        _ = random.permutation(of: -2)
      })
  }

  @Test func pointsOfOtherDimensionsStopTheProgram() async {
    expect(
      "points of 2 numbers expected, got ones of 3",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let mixture = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1])
        _ = mixture.densities(at: Matrix(rows: 8, columns: 3, repeating: 0))
      })
  }

  @Test func noPointsHaveNoDensities() throws {
    let mixture = try GaussianMixture(priors: [1], means: Matrix([[0, 0]]), variances: [1])
    #expect(mixture.densities(at: Matrix(rows: 0, columns: 2, repeating: 0)) == [])
  }

  private func expect(_ message: String, _ result: ExitTest.Result?) {
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains(message))
  }
}
