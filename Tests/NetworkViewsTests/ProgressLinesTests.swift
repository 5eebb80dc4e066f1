import NetworkViews
import NeuralNetworks
import Probability
import Problems
import Testing

@Suite struct ProgressLinesTests {
  private func history(epochs: Int, tested: Bool) throws -> TrainingHistory {
    var random = RandomSource(seed: 5)
    let data = try Wave.sample(20, using: &random)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    return try train(
      &network, on: data, testedOn: tested ? data : nil, optimiser: Adam(), epochs: epochs, batchSize: 20)
  }

  @Test func `a long run shows its first two and last two lines`() throws {
    let history = try history(epochs: 95, tested: true)
    let lines = history.progressLines(every: 10).split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != "," } } == ["Iter: 1", "Iter: 11", "…", "Iter: 91", "Iter: 95"])
    // The last epoch's line ends with its loss, to five decimals.
    let loss = try #require(history.epochLosses.last)
    let written = try #require(lines.last?.split(separator: " ").last.flatMap { Double($0) })
    #expect(abs(written - loss) <= 0.5e-5)
  }

  @Test func `a short run shows all of its lines, and no test loss if nothing was tested`() throws {
    let lines = try history(epochs: 21, tested: false).progressLines(every: 10).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { !$0.contains("test loss") && $0.contains(", train loss: ") })
  }

  @Test func `lines are left out from the fifth on`() throws {
    func lines(epochs: Int) throws -> [Substring] {
      try history(epochs: epochs, tested: false).progressLines(every: 10).split(separator: "\n").map {
        $0.prefix { $0 != "," }
      }
    }
    #expect(try lines(epochs: 31) == ["Iter: 1", "Iter: 11", "Iter: 21", "Iter: 31"])
    #expect(try lines(epochs: 41) == ["Iter: 1", "Iter: 11", "…", "Iter: 31", "Iter: 41"])
  }
}
