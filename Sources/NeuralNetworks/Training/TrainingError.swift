/// Why a network could not be trained or asked, or a network or data set not be made.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// A data set without samples, inputs or targets.
  case emptyData(String)
  /// Different numbers of inputs and targets.
  case sampleCountsDiffer(inputs: Int, targets: Int)
  /// A number in the data, the parameters or the answers of a network that is infinite or NaN; rows and columns count
  /// from 0.
  case notFinite(what: String, row: Int, column: Int, value: Double)
  /// A number of inputs or targets in the data, or of inputs, outputs or biases in a layer, that does not fit the rest.
  case shapeDiffers(what: String, expected: Int, actual: Int)
  /// A row of inputs or targets with another length than the first; rows count from 0.
  case raggedRow(what: String, row: Int, expected: Int, actual: Int)
  /// A category that does not occur in the data of which an encoding was made; rows count from 0.
  case unknownCategory(String, row: Int, known: [String])
  /// A column of targets with the same number in all samples.
  case constantTarget(column: Int, value: Float)
  /// A split of a data set that leaves one part empty.
  case invalidSplit(last: Int, samples: Int)
  /// A batch size that does not lie between 1 and the number of samples.
  case invalidBatchSize(Int, samples: Int)
  /// A count that must be positive.
  case notPositive(what: String, value: Int)
  /// A network with more parameters than any memory holds.
  case tooLarge(what: String)
  /// A learning rate that is not positive and finite as a `Float`.
  case invalidLearningRate(Double)
  /// A decay rate outside [0, 1).
  case invalidDecay(Double)
  /// An ε that is not positive and finite as a `Float`.
  case invalidEpsilon(Double)
  /// A weight decay that is negative or not finite as a `Float`.
  case invalidWeightDecay(Double)
  /// A limit of the gradient's norm that is not positive and finite as a `Float`.
  case invalidNormLimit(Double)
  /// A factor of a learning-rate schedule outside its range.
  case invalidScheduleFactor(Double)
  /// A standard deviation of noise that is negative or not finite as a `Float`.
  case invalidNoise(Double)
  /// A weight of a sample that is negative, infinite or NaN.
  case invalidWeight(Double, sample: Int)
  /// The state of a training run of a network with other layers.
  case stateOfAnotherNetwork
  /// A loss on data that is infinite or NaN.
  case lossNotFinite(Double)
  /// A training run that has left the finite numbers, with the epoch, from 1, and the first number that was found to be
  /// infinite or NaN after it.
  case diverged(epoch: Int, what: String, value: Double)

  /// One sentence that says what was expected and what came, and where it is not obvious, what to do.
  public var description: String {
    switch self {
    case .emptyData(let what): "a data set needs at least one \(what), got none"
    case .sampleCountsDiffer(let inputs, let targets):
      "every input needs a target, got \(inputs) rows of inputs and \(targets) of targets"
    case .notFinite(let what, let row, let column, let value):
      "numbers must be finite, but row \(row), column \(column) of the \(what) is \(value)"
    case .shapeDiffers(let what, let expected, let actual): "expected \(expected) \(what), got \(actual)"
    case .raggedRow(let what, let row, let expected, let actual):
      "every row of the \(what) must have as many numbers as row 0, \(expected), but row \(row) has \(actual)"
    case .unknownCategory(let category, let row, let known):
      "expected one of the categories \(listing(known.map { "‘\($0)’" })), got ‘\(category)’ in row \(row); make the encoding of data in"
        + " which every category occurs, or leave the row out"
    case .constantTarget(let column, let value):
      "the numbers of a target must differ, but column \(column) of the targets is \(value) in all samples; leave it out"
    case .invalidSplit(let count, let samples):
      "both parts of a split need at least one sample, but the last \(count) of \(samples) samples were to be split off"
    case .invalidBatchSize(let size, let samples):
      "the batch size must lie between 1 and the number of samples, \(samples), got \(size)"
    case .notPositive(let what, let value): "the number of \(what) must be positive, got \(value)"
    case .tooLarge(let what): "\(what) is more than any memory holds"
    case .invalidLearningRate(let value): "the learning rate must be positive and finite as a Float, got \(value)"
    case .invalidDecay(let value): "Adam's decay rates must lie in [0, 1), got \(value)"
    case .invalidEpsilon(let value): "Adam's epsilon must be positive and finite as a Float, got \(value)"
    case .invalidWeightDecay(let value):
      "the weight decay must be zero or positive and finite as a Float, got \(value)"
    case .invalidNormLimit(let value):
      "the limit of the gradient's norm must be positive and finite as a Float, got \(value)"
    case .invalidScheduleFactor(let value):
      "a schedule's factors must lie in (0, 1], or the last one of a cosine in [0, 1], got \(value)"
    case .invalidNoise(let value):
      "the standard deviation of noise must be zero or positive and finite as a Float, got \(value)"
    case .invalidWeight(let value, let sample):
      "the weight of a sample must be zero or positive and finite, but that of sample \(sample) is \(value)"
    case .stateOfAnotherNetwork:
      "the state of a training run belongs to a network with the same layers, but this network has others; begin with"
        + " TrainingState()"
    case .lossNotFinite(let value):
      "the loss must be finite, got \(value); bring inputs and targets to a scale near 1"
    case .diverged(let epoch, let what, let value):
      "training must stay with finite numbers, but after epoch \(epoch) \(what) is \(value); bring inputs and targets"
        + " to a scale near 1 or lower the learning rate"
    }
  }
}

/// The first of some names, and how many more there are.
private func listing(_ names: [String]) -> String {
  let shown = names.prefix(10).joined(separator: ", ")
  return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
}
