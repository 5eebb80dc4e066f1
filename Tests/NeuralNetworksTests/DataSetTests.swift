import NeuralNetworks
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
}
