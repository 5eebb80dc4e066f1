import NeuralNetworks
import Workbook

extension Chapter {
  /// Shows the progress of a training run: a line with the losses of an epoch, in the article's format, and on a
  /// terminal a bar as well.
  ///
  /// - Parameter every: the number of epochs from one line to the next, positive; the last epoch always has a line.
  /// - Returns: a closure for `train` to call after every epoch; it always lets training continue.
  public func progress<Network>(every: Int) -> (TrainingProgress<Network>) -> TrainingDecision {
    { point in
      self.progress(
        point.epoch, of: point.epochs, every: every,
        progressLine(point.epoch, epochLoss: point.epochLoss, testLoss: point.testLoss))
      return .goOn
    }
  }
}
