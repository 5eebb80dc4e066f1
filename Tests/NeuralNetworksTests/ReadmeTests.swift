import Foundation
import NeuralNetworks
import Probability
import Testing

/// The example of README.md does what it says.
@Suite struct ReadmeTests {
  @Test func `the library's example runs`() throws {
    // README
    var random = RandomSource(seed: 42)
    let x = random.uniform(in: -1...1, count: 500)
    let data = try DataSet(inputs: x, targets: x.map { $0 * $0 + random.normal(mean: 0, standardDeviation: 0.1) })
    var network = try MixtureDensityNetwork(inputs: 1, hidden: [20], components: 3, outputs: 1, using: &random)
    _ = try train(&network, on: data, optimiser: Adam(learningRate: 0.01), epochs: 300, batchSize: 100)
    let answer = try network.conditional(at: [0.5])  // a GaussianMixture: density, mean, quantile, sample, …
    // end of README
    // The curve is 0.25 there and the noise 0.1. Half the noise is far more than 500 samples leave open.
    #expect(abs(answer.mean[0] - 0.25) < 0.05)
    #expect(abs(answer.variance[0].squareRoot() - 0.1) < 0.03)
  }

  @Test func `it is the example that README prints`() throws {
    let tests = URL(filePath: #filePath)
    let package = tests.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)
    let lines = try String(contentsOf: tests, encoding: .utf8).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let example = lines.drop { $0 != "// README" }.dropFirst().prefix { $0 != "// end of README" }
    #expect(example.count == 6)
    #expect(readme.contains(example.joined(separator: "\n")))
  }
}
