import NeuralNetworks
import Probability
import Testing

@Suite struct NeuralNetworksGettingStarted {
  @Test func `the article's code does what the article says`() throws {
    // article: begin
    var random = RandomSource(seed: 42)
    let y = random.uniform(in: -1...1, count: 2000)
    let x = y.map { $0 * $0 + random.normal(standardDeviation: 0.02) }
    let data = try DataSet(inputs: x, targets: y)
    let (training, test) = try data.splitting(last: 500)

    var network = try MixtureDensityNetwork(
      inputs: 1, hidden: [20, 20], components: 4, outputs: 1, using: &random)
    let history = try train(
      &network, on: training, testedOn: test, optimiser: Adam(learningRate: 0.01), epochs: 200,
      batchSize: 300, order: .shuffled(seed: 1), recordEvery: 50)
    let testLosses = history.testLosses  // 1.026… after the first epoch, -1.662… after the last

    let answer = try network.conditional(at: [0.25])
    let density = answer.density(0.5)  // 8.272…
    let mean = answer.mean[0]  // -0.015…
    let modes = answer.modes.prefix(2).map { $0.location }  // -0.495… and 0.493…
    let interval = answer.quantile(0.05)...answer.quantile(0.95)  // from -0.523… to 0.521…
    let draws = (0..<3).map { _ in answer.sample(using: &random) }  // -0.465…, 0.483…, -0.465…
    // article: end
    expectDigits(testLosses[0], "1.026")
    expectDigits(testLosses[testLosses.count - 1], "-1.662")
    expectDigits(density, "8.272")
    expectDigits(mean, "-0.015")
    expectDigits(modes, "-0.495", "0.493")
    expectDigits([interval.lowerBound, interval.upperBound], "-0.523", "0.521")
    expectDigits(draws, "-0.465", "0.483", "-0.465")
  }
}
