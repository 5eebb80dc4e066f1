import LinearAlgebra
import NetworkViews
import NeuralNetworks
@testable import Plotting
import Probability
import Problems
import Testing

@Suite struct ViewTests {
  @Test func `a density over the plane is that of the answer to x, at every y`() throws {
    var random = RandomSource(seed: 8)
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [6], components: 2, outputs: 1, using: &random)
    let (x, y) = ([-2.0, 0, 3], [-1.0, 0.5])
    let field = try ScalarField(densityOf: network, x: x, y: y)
    for (column, input) in x.enumerated() {
      let answer = try network.conditional(at: [Float(input)])
      for (row, output) in y.enumerated() {
        // The density of the same mixture, summed in a different way
        #expect(abs(field.values[row * x.count + column] - answer.density(output)) < 1e-15)
      }
    }
  }

  @Test func `a line of losses starts after the given epoch`() throws {
    var random = RandomSource(seed: 9)
    let data = try Wave.sample(20, using: &random)
    var network = try FeedForwardNetwork(inputs: 1, hidden: [2], outputs: 1, activation: .tanh, using: &random)
    let history = try train(&network, on: data, optimiser: Adam(), epochs: 5, batchSize: 20)
    let line = history.line(\.epochLosses, label: "training", colour: .blue, after: 2)
    #expect(line.x == [3, 4, 5] && line.y == Array(history.epochLosses.dropFirst(2)))
    #expect(history.line(\.testLosses, label: "test", colour: .blue).x.isEmpty)
  }

  @Test func `inputs lie along x, targets along y`() throws {
    let scatter = Scatter(try DataSet(inputs: [1, 2], targets: [3, 4]))
    #expect(scatter.x == [1, 2] && scatter.y == [3, 4])
  }
}
