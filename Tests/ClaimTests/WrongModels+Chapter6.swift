import NeuralNetworks
import Probability
import Problems

@testable import chapter6

extension WrongModel {
  static let chapter6: [WrongModel] = observations + training + scores + calibration + visitors

  private static let observations: [WrongModel] = [
    WrongModel("come from the night", refuses: "hours without regard to the durations") {
      var random = RandomSource(seed: 1)
      var hours = clockHours(OldFaithful.eruptions)
      random.shuffle(&hours)
      return shareInOneStretch(roundHours(hours, OldFaithful.eruptions.map { !$0.isMeasured }), length: 8)
    },
    WrongModel("Old Faithful never had another one", refuses: "the durations in random order") {
      var random = RandomSource(seed: 1)
      var isShort = OldFaithful.eruptions.map { $0.duration < 3 }
      random.shuffle(&isShort)
      return Double(zip(isShort, isShort.dropFirst()).count { $0 && $1 })
    },
  ]

  private static let training: [WrongModel] = [
    // Broad components of an even density give them all the same.
    WrongModel("find the round ones likelier", refuses: "one density for all durations") { 0 },
    WrongModel("trained for a thousand epochs without noise overfit", refuses: "a network that learns nothing") { 0 },
    WrongModel("A network that has also learnt Old Faithful's round durations", refuses: "one that has not") { 0 },
  ]

  private static let scores: [WrongModel] = [
    WrongModel("A second component is worth having", refuses: "ignoring the wait instead", measure: gainOfIgnoring),
    WrongModel(
      "three components are better than one Gaussian", refuses: "one that ignores the wait", measure: gainOfIgnoring),
    WrongModel(
      "is better than a straight line with one width", refuses: "one that ignores the wait", measure: gainOfIgnoring),
    WrongModel("pays dearly for one eruption", refuses: "a straight line") {
      try asked(straightLine, durations()).losses.max() ?? .nan
    },
    WrongModel("But for its worst eruption", refuses: "a straight line in place of the kernels") {
      let data = try durations()
      return abs(
        MeanAndError(
          try asked(straightLine, data).losses, less: try asked({ try kernels($0).model }, data).losses
        ).mean)
    },
    WrongModel("Folds of neighbouring eruptions", refuses: "folds in one of which the wait is ignored") {
      let data = try durations()
      return MeanAndError(try asked(constant, data).losses, less: try asked(straightLine, data).losses).mean
    },
  ]

  private static let calibration: [WrongModel] = [
    WrongModel("Surprises about Old Faithful alternate", refuses: "independent surprises") {
      var random = RandomSource(seed: 1)
      return correlationWithNext(random.normal(count: 1000))
    },
    WrongModel("Three components are calibrated", refuses: "Gaussians of half the width") {
      try asked(tooNarrow, durations()).coverage(ofCentral: 0.9)
    },
    WrongModel("One Gaussian is not calibrated", refuses: "the kernels") {
      try asked({ try kernels($0).model }, durations()).coverage(ofCentral: 0.5)
    },
    // Of an exact model the levels are uniform.
    WrongModel("promise too much", refuses: "an exact model") { 0.9 },
    WrongModel("Split conformal prediction keeps the promise", refuses: "Gaussians of half the width, not repaired") {
      let data = try durations()
      return share(try levels(tooNarrow(data), data)) { $0 <= 0.9 }
    },
  ]

  private static let visitors: [WrongModel] = [
    WrongModel("Knowing how long the last eruption lasted", refuses: "a line through durations in random order") {
      try gainOfKnowing(shuffled: true).mean
    },
    WrongModel(
      "The wait before Old Faithful's last eruption tells something", refuses: "a line through waits in random order"
    ) {
      try gainOfKnowing(shuffled: true).standardErrors
    },
    WrongModel("is shorter than the central interval", refuses: "a Gaussian") {
      let gaussian = try GaussianMixture(priors: [1], means: [72], variances: [190])
      return length(try gaussian.highestDensityRegion(probability: 0.8).intervals)
        / length([try gaussian.centralInterval(probability: 0.8)])
    },
    WrongModel("the mean of the answer about Old Faithful's next wait", refuses: "a Gaussian") { 1 },
    WrongModel("Whatever is known, regions of highest density", refuses: "Gaussians of half the width") {
      abs(try asked(tooNarrow, durations()).coverage(ofDensest: 0.8) - 0.8)
    },
    WrongModel("consists of two intervals", refuses: "a Gaussian") {
      let gaussian = try GaussianMixture(priors: [1], means: [72], variances: [190])
      return Double(try gaussian.highestDensityRegion(probability: 0.8).intervals.count)
    },
    WrongModel("a straight line predicts Old Faithful's next wait as well", refuses: "a constant in its place") {
      try gainOfKnowing(shuffled: false).mean
    },
  ]
}

/// The measured durations, with the waits before them.
private func durations() throws -> DataSet {
  let measured = OldFaithful.eruptions.filter(\.isMeasured)
  return try DataSet(inputs: measured.map(\.wait), targets: measured.map(\.duration))
}

private func kernels(_ data: DataSet) throws -> KernelDensity {
  KernelDensity(data, inputWidths: [4, 6], targetWidths: [0.1, 0.2])
}

/// What a model answers about the data that it was made of.
private func asked(_ fit: (DataSet) throws -> Model, _ data: DataSet) throws -> HeldOut {
  HeldOut(answers: try fit(data)(data.inputs), targets: data.targets.elements.map(Double.init))
}

/// The same Gaussian for all inputs.
private func constant(_ data: DataSet) throws -> Model { try constant(data, width: 1) }

/// A Gaussian of half the width that it should have.
@Sendable private func tooNarrow(_ data: DataSet) throws -> Model { try constant(data, width: 0.5) }

private func constant(_ data: DataSet, width: Double) throws -> Model {
  let normal = try Normal(fittedTo: data.targets.elements.map(Double.init))
  let answer = try GaussianMixture(
    priors: [1], means: [normal.mean], variances: [width * width * normal.variance])
  return { inputs in Array(repeating: answer, count: inputs.rows) }
}

/// What is gained over a straight line by ignoring the wait before a duration, in standard errors.
@Sendable private func gainOfIgnoring() throws -> Double {
  let data = try durations()
  return MeanAndError(try asked(straightLine, data).losses, less: try asked(constant, data).losses).standardErrors
}

/// What a straight line through the last duration gains over ignoring it, about the next wait.
private func gainOfKnowing(shuffled: Bool) throws -> MeanAndError {
  let next = OldFaithful.eruptions.dropFirst().map(\.wait)
  var known = OldFaithful.eruptions.dropLast().map(\.duration)
  var random = RandomSource(seed: 1)
  if shuffled { random.shuffle(&known) }
  let data = try DataSet(inputs: known, targets: next)
  return MeanAndError(try asked(constant, data).losses, less: try asked(straightLine, data).losses)
}
