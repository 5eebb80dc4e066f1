import Foundation
import NeuralNetworks
import Workbook

extension Chapter {
  /// Shows how far a training run has come: the article's progress line, once in so many epochs, and on a terminal a bar.
  ///
  /// - Parameter every: the epochs between two lines.
  /// - Returns: what `train` calls.
  public func progress(every: Int) -> (TrainingProgress) -> TrainingDecision {
    { point in
      self.progress(
        point.epoch, of: point.epochs, every: every,
        progressLine(point.epoch, epochLoss: point.epochLoss, testLoss: point.testLoss))
      return .goOn
    }
  }
}

/// The article's progress line: the epoch, from 1, and its losses.
func progressLine(_ epoch: Int, epochLoss: Double, testLoss: Double?) -> String {
  let test = testLoss.map { String(format: ", test loss: %.5f", $0) } ?? ""
  return "Iter: \(epoch)\(test), train loss: \(String(format: "%.5f", epochLoss))"
}
