import NeuralNetworks
import Plotting

extension Scatter {
  /// The samples of a data set with one input and one target, as points: inputs along x, targets along y.
  public init(
    _ data: DataSet, label: String? = nil, colour: Ink = .automatic, marker: MarkerShape? = nil, size: Double? = nil,
    alpha: Double? = nil
  ) {
    self.init(
      x: data.inputs.elements, y: data.targets.elements, label: label, colour: colour, marker: marker, size: size,
      alpha: alpha)
  }
}
