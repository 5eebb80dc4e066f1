import LinearAlgebra
import NeuralNetworks
import Probability
import Problems
import Workbook

/// One way to train a network on the direct problem, and what came of it.
struct Setting {
  var learningRate: Double
  var isStandardised = false
  /// The mean squared distance of the prediction from f at the test inputs.
  var distance: Double
  /// In how many epochs the loss leapt up.
  var leaps: Int

  /// The cells of its row in a table.
  var cells: [TableCell] {
    [
      isStandardised ? "standardised" : "as they are",
      .number(learningRate, .decimals(2)),
      .number(distance, .decimals(3)), .integer(leaps),
    ]
  }
}

/// Trains networks in other ways, all from one start and on the same data.
struct SettingStudy {
  let start: FeedForwardNetwork
  let data: DataSet
  let test: DataSet
  let epochs: Int

  func callAsFunction(learningRate: Double, isStandardised: Bool) throws -> Setting {
    let (training, test) = isStandardised ? try standardised(data, test) : (data, test)
    var network = start
    let history = try train(
      &network, on: training, optimiser: Adam(learningRate: learningRate), epochs: epochs,
      batchSize: 1500)
    let answers = try network.predict(test.inputs).elements.map(Double.init)
    let curve = self.test.inputs.elements.map { Wave.mean(Double($0)) }
    return Setting(
      learningRate: learningRate, isStandardised: isStandardised,
      distance: mean(zip(answers, curve).map { ($0 - $1) * ($0 - $1) }),
      leaps: leaps(in: history.epochLosses))
  }
}

// excerpt: standardised
/// The inputs less their mean, divided by their standard deviation, both taken from the training data.
func standardised(_ training: DataSet, _ test: DataSet) throws -> (DataSet, DataSet) {
  let inputs = try Normal(fittedTo: training.inputs.elements.map(Double.init))
  func standardise(_ data: DataSet) throws -> DataSet {
    let scaled = data.inputs.elements.map {
      ($0 - Float(inputs.mean)) / Float(inputs.standardDeviation)
    }
    return try DataSet(inputs: Matrix(column: scaled), targets: data.targets)
  }
  return (try standardise(training), try standardise(test))
}
// end: standardised

/// In how many epochs after the hundredth the loss is more than a hundredth above that of the epoch before.
func leaps(in losses: [Double]) -> Int {
  guard losses.count > 100 else { return 0 }
  return (100..<losses.count).count { losses[$0] > 1.01 * losses[$0 - 1] }
}
