import NeuralNetworks
import Plotting

/// A figure of the losses of a training run against the epochs, with the limit that no model can pass.
///
/// - Parameters:
///   - history: the losses; drawn are those of the epochs and of the test data.
///   - measure: what they are, with their unit.
///   - limit: the least loss possible in expectation.
///   - range: the range of the axis; the first epochs may lie far above it.
///   - caption: the figure's caption.
///   - alt: what is to be seen.
/// - Returns: the figure.
public func lossCurves(
  _ history: TrainingHistory, measure: String, limit: Double, range: ClosedRange<Double>? = nil, caption: String,
  alt: String
) -> Figure {
  Figure(caption: caption, alt: alt) {
    Panel(x: "epoch", y: Axis(measure, range: range)) {
      Line(x: history.epochs.map(Double.init), y: history.epochLosses, label: "train", colour: .blue, width: 1)
      Line(x: history.epochs.map(Double.init), y: history.testLosses, label: "test", colour: .vermilion, width: 1)
      Rule(y: limit, label: "limit")
    }
  }
}
