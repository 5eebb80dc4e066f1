import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

@Suite("Draws from answers, and their scale")
struct SamplesTests {
  @Test func drawsHaveTheMeanOfTheirOwnAnswer() throws {
    var random = RandomSource(seed: 31)
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [8], components: 3, outputs: 1, using: &random)
    let answers = try network.parameters(at: Matrix(column: [-4, 0, 4]))
    let count = 20_000
    let draws = try samples(of: answers, perInput: count, using: &random)
    #expect(draws.rows == 3 && draws.columns == count)
    for input in 0..<3 {
      let mixture = try answers.mixture(at: input)
      let mean = answers.conditionalMeans[input, 0]
      #expect(abs(mean - mixture.mean[0]) < 1e-12)
      // Four standard errors of a mean of 20,000 draws
      let error = (mixture.variance[0] / Double(count)).squareRoot()
      #expect(abs(draws.row(input).reduce(0, +) / Double(count) - mean) < 4 * error)
    }
  }

  @Test func noDrawsAreAMatrixWithoutColumns() throws {
    var random = RandomSource(seed: 32)
    let network = try MixtureDensityNetwork(inputs: 1, hidden: [], components: 2, outputs: 1, using: &random)
    let answers = try network.parameters(at: Matrix(column: [1, 2]))
    #expect(try samples(of: answers, perInput: 0, using: &random).shape == "2×0")
  }

  @Test func bothCoordinatesHaveVarianceOne() throws {
    let data = try DataSet(inputs: [0, 2, 4, 10], targets: [1000, 3000, -500, 0])
    let points = try PointScale(of: data).points(data)
    for column in 0..<2 {
      // Quotients of numbers up to 10⁴, rounded to 16 digits
      #expect(abs(try Normal(fittedTo: points.column(column)).variance - 1) < 1e-12)
    }
    let apart = try PointScale(of: data).points(Matrix(column: [10]), Matrix(column: [0]))
    #expect(Array(apart.row(0)) == Array(points.row(3)))
    #expect(throws: ProbabilityError.self) { try PointScale(of: DataSet(inputs: [1, 1], targets: [0, 2])) }
  }
}
