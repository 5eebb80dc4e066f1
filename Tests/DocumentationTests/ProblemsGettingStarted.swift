import Probability
import Problems
import Testing

@Suite struct ProblemsGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    // article: begin
    var random = RandomSource(seed: 42)
    let wave = try Wave.sample(500, using: &random)
    let backwards = wave.inverted
    let spiral = try Spiral.sample(500, using: &random)

    let mean = InverseWave.mean(given: 0)  // 0, for the wave is symmetric
    let variance = InverseWave.variance(given: 0)  // 159.9…
    let density = InverseWave.density(given: 0)
    let atTheMean = density(mean)  // 0.194…

    let limit = InverseWave.limits.negativeLogLikelihood  // 1.634… nats
    let luck = try InverseWave.scores(on: backwards).negativeLogLikelihood - limit
    // article: end
    #expect(wave.count == 500 && backwards.inputs == wave.targets && spiral.count == 500)
    #expect(abs(mean) < 1e-9)
    expectDigits([variance, limit, atTheMean], "159.9", "1.634", "0.194")
    // The standard error of a mean of 500.
    #expect(abs(luck) < 0.2)
  }
}
