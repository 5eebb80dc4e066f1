import Foundation
import NeuralNetworks

extension TrainingHistory {
  /// The progress lines of a training run as the program prints them: all of them if there are at most four, otherwise
  /// the first two and the last two with an ellipsis between.
  ///
  /// - Parameter every: the number of epochs from one line to the next, positive, as for `Chapter.progress(every:)`.
  /// - Returns: the lines, separated by line breaks.
  public func progressLines(every: Int) -> String {
    let printed = epochs.indices.filter { (epochs[$0] - 1).isMultiple(of: every) || $0 == epochs.count - 1 }
    let lines = printed.map { index in
      progressLine(
        epochs[index], epochLoss: epochLosses[index], testLoss: testLosses.isEmpty ? nil : testLosses[index])
    }
    guard lines.count > 4 else { return lines.joined(separator: "\n") }
    return (lines.prefix(2) + ["…"] + lines.suffix(2)).joined(separator: "\n")
  }
}

/// The article's progress line: the epoch, from 1, and its losses.
func progressLine(_ epoch: Int, epochLoss: Double, testLoss: Double?) -> String {
  let test = testLoss.map { String(format: ", test loss: %.5f", $0) } ?? ""
  return "Iter: \(epoch)\(test), train loss: \(String(format: "%.5f", epochLoss))"
}
