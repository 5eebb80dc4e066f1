import NeuralNetworks
import Plotting

extension TrainingHistory {
  /// The losses of one kind against the epochs, as a line.
  ///
  /// - Parameters:
  ///   - losses: which of the history's losses, such as `\.testLosses`.
  ///   - label: the line's name.
  ///   - colour: the line's colour.
  ///   - width: the line's width, in points.
  ///   - epoch: the line begins with the first record after this epoch; the first losses may lie far above the others.
  /// - Returns: the line; empty where the run recorded no such losses.
  public func line(
    _ losses: KeyPath<TrainingHistory, [Double]>, label: String, colour: Ink, width: Double = 1.2, after epoch: Int = 0
  ) -> Line {
    let shown = zip(epochs, self[keyPath: losses]).filter { $0.0 > epoch }
    return Line(x: shown.map { Double($0.0) }, y: shown.map(\.1), label: label, colour: colour, width: width)
  }
}
