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
        point.epoch, of: point.epochs, every: every, epochLoss: point.epochLoss, testLoss: point.testLoss)
      return .goOn
    }
  }
}
