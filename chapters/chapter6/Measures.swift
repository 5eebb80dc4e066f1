import LinearAlgebra
import NeuralNetworks
import Probability
import Problems
import Workbook

// What the chapter measures of data, networks and answers.

/// The hours of the eruptions whose durations are round numbers.
func roundHours(_ hours: [Double], _ isRound: [Bool]) -> [Double] {
  zip(hours, isRound).filter(\.1).map(\.0)
}

extension TrainedNetwork {
  /// The epoch after which the recorded test loss was lowest.
  var bestEpoch: Int {
    let losses = history.testLosses
    return losses.indices.min { losses[$0] < losses[$1] }.map { history.epochs[$0] } ?? 0
  }

  /// By how much the test loss ended above the training loss, in nats.
  var gap: Double {
    (history.testLosses.last ?? .nan) - (history.epochLosses.last ?? .nan)
  }

  /// By how much the test loss ended above its lowest value, in nats.
  var rise: Double {
    (history.testLosses.last ?? .nan) - (history.testLosses.min() ?? .nan)
  }
}

/// A data set and further pairs.
func joined(_ data: DataSet, _ inputs: [Double], _ targets: [Double]) throws -> DataSet {
  try DataSet(
    inputs: data.inputs.elements.map(Double.init) + inputs,
    targets: data.targets.elements.map(Double.init) + targets)
}

/// For each pair, the probability of everything that the model's answer finds denser than the target.
func levels(_ model: Model, _ data: DataSet) throws -> [Double] {
  zip(try model(data.inputs), data.targets.elements).map {
    $0.highestDensityLevel(at: Double($1))
  }
}

/// The share of values that meet a condition.
func share(_ values: [Double], where condition: (Double) -> Bool) -> Double {
  Double(values.count(where: condition)) / Double(values.count)
}

/// The sum of the lengths of intervals.
func length(_ intervals: [ClosedRange<Double>]) -> Double {
  intervals.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
}

/// A text broken into lines that fit a listing.
func wrapped(_ text: String, at width: Int = 76) -> String {
  var lines = [""]
  for word in text.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if last.count + 1 + word.count <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}

private let style = NumberStyle.decimals(0)

/// Intervals in whole minutes, in words.
func minutes(_ intervals: [ClosedRange<Double>]) -> String {
  intervals.map { "\(style.text($0.lowerBound)) to \(style.text($0.upperBound))" }
    .joined(separator: ", ")
}

extension MeanAndError {
  /// The mean and its standard error, as in 0.12 ± 0.03; nothing for the difference of a model from itself.
  var text: String {
    guard standardError > 0 else { return "" }
    let style = NumberStyle.decimals(2)
    return "\(style.text(mean)) ± \(style.text(standardError))"
  }
}
