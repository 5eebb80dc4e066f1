import NeuralNetworks
import Workbook

extension Chapter {
  /// Shows the progress of a training run: the article's line with the losses of an epoch, and on a terminal a bar instead.
  ///
  /// - Parameter every: the number of epochs from one line to the next, positive; the last epoch always has a line.
  /// - Returns: the closure for `train` to call after every epoch. It lets training go on.
  public func progress(every: Int) -> (TrainingProgress) -> TrainingDecision {
    { point in
      self.progress(
        point.epoch, of: point.epochs, every: every,
        progressLine(point.epoch, epochLoss: point.epochLoss, testLoss: point.testLoss))
      return .goOn
    }
  }
}
