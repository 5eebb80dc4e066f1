import LinearAlgebra
import NeuralNetworks
import Probability
import Testing

@Suite("Data sets")
struct DataSetTests {
  @Test func theLastSamplesAreSetApart() throws {
    let data = try DataSet(inputs: [1, 2, 3, 4, 5], targets: [10, 20, 30, 40, 50])
    let (training, validation) = try data.splitting(last: 2)
    #expect(try training == DataSet(inputs: [1, 2, 3], targets: [10, 20, 30]))
    #expect(try validation == DataSet(inputs: [4, 5], targets: [40, 50]))
    #expect(try data.splitting(last: 4).training.count == 1)
  }

  @Test(arguments: [0, -1, 3, 4]) func bothPartsNeedASample(_ count: Int) throws {
    let data = try DataSet(inputs: [1, 2, 3], targets: [1, 2, 3])
    #expect(throws: TrainingError.invalidSplit(last: count, samples: 3)) { try data.splitting(last: count) }
    #expect(
      "\(TrainingError.invalidSplit(last: 3, samples: 3))"
        == "both parts of a split need at least one sample, but the last 3 of 3 samples were to be split off")
  }

  @Test func `rows of numbers are as good as matrices`() throws {
    let inputs = Matrix<Float>([[1, 2], [3, 4], [5, 6]])
    let data = try DataSet(inputs: [[1.0, 2], [3, 4], [5, 6]], targets: [[0.1], [0.2], [0.3]])
    #expect(try data == DataSet(inputs: inputs, targets: Matrix(column: [0.1, 0.2, 0.3])))
    #expect(try data == DataSet(inputs: [[1.0, 2], [3, 4], [5, 6]], targets: [0.1, 0.2, 0.3]))
    let floats: [[Float]] = [[1, 2], [3, 4], [5, 6]]
    #expect(try data == DataSet(inputs: floats, targets: [0.1, 0.2, 0.3]))
    var random = RandomSource(seed: 163)
    let line = try FeedForwardNetwork(inputs: 2, hidden: [3], outputs: 1, activation: .tanh, using: &random)
    #expect(try line.predict([[1.0, 2], [3, 4], [5, 6]]) == line.predict(inputs))
    let mixture = try MixtureDensityNetwork(inputs: 2, hidden: [3], components: 2, outputs: 1, using: &random)
    #expect(try mixture.parameters(at: [[1.0, 2], [3, 4], [5, 6]]) == mixture.parameters(at: inputs))
    let (double, float): ([Double], [Float]) = ([3, 4], [3, 4])
    #expect(try mixture.conditional(at: double) == mixture.parameters(at: inputs).mixture(at: 1))
    #expect(try mixture.conditional(at: float) == mixture.conditional(at: double))
  }

  @Test func `a row of another length is named`() throws {
    let error = #expect(throws: TrainingError.raggedRow(what: "inputs", row: 2, expected: 2, actual: 1)) {
      try DataSet(inputs: [[1.0, 2], [3, 4], [5]], targets: [[1.0], [2], [3]])
    }
    #expect(
      "\(try #require(error))" == "every row of the inputs must have as many numbers as row 0, 2, but row 2 has 1")
    #expect(throws: TrainingError.raggedRow(what: "targets", row: 1, expected: 0, actual: 3)) {
      try DataSet(inputs: [[1.0], [2]], targets: [[], [1.0, 2, 3]])
    }
    var random = RandomSource(seed: 164)
    let line = try FeedForwardNetwork(inputs: 2, hidden: [], outputs: 1, activation: .tanh, using: &random)
    #expect(throws: TrainingError.raggedRow(what: "inputs", row: 1, expected: 2, actual: 3)) {
      try line.predict([[1.0, 2], [3, 4, 5]])
    }
  }

  @Test func `rows without numbers, and numbers beyond Float, are refused`() throws {
    #expect(throws: TrainingError.emptyData("sample")) { try DataSet(inputs: [[Double]](), targets: [[Double]]()) }
    #expect(throws: TrainingError.emptyData("input")) { try DataSet(inputs: [[Double]()], targets: [1.0]) }
    #expect(throws: TrainingError.sampleCountsDiffer(inputs: 1, targets: 2)) {
      try DataSet(inputs: [[1.0]], targets: [1.0, 2])
    }
    #expect(throws: TrainingError.notFinite(what: "targets", row: 1, column: 1, value: .infinity)) {
      try DataSet(inputs: [[1.0], [2]], targets: [[1, 1], [1, 1e39]])
    }
  }
}
