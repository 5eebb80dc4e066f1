import NeuralNetworks
import Plotting

extension TrainingHistory {
  /// One of the recorded losses against the epoch, as a line.
  ///
  /// - Parameters:
  ///   - losses: which of the losses recorded, such as `\.testLosses`.
  ///   - label: the line's label.
  ///   - colour: the line's colour.
  ///   - width: the line's width, in points.
  ///   - epoch: the line starts with the first record after this epoch, since early losses may lie far above the rest.
  /// - Returns: the line, without points if no such losses were recorded.
  public func line(
    _ losses: KeyPath<TrainingHistory, [Double]>, label: String, colour: Ink, width: Double = 1.2, after epoch: Int = 0
  ) -> Line {
    let shown = zip(epochs, self[keyPath: losses]).filter { $0.0 > epoch }
    return Line(x: shown.map { Double($0.0) }, y: shown.map(\.1), label: label, colour: colour, width: width)
  }
}
