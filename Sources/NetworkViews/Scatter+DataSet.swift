import NeuralNetworks
import Plotting

extension Scatter {
  /// The samples of a data set with one input and one target as points, inputs along x and targets along y.
  ///
  /// - Parameters:
  ///   - data: the samples, inputs and targets `[samples, 1]`.
  ///   - label: the name of the points in the legend or beside them.
  ///   - colour: the colour of the points.
  ///   - marker: the shape of the points; chosen by the layout if `nil`.
  ///   - size: the size of a point, in points of 1/72 inch; chosen by the layout if `nil`.
  ///   - alpha: the opacity, from 0 to 1; chosen by the layout if `nil`.
  public init(
    _ data: DataSet, label: String? = nil, colour: Ink = .automatic, marker: MarkerShape? = nil, size: Double? = nil,
    alpha: Double? = nil
  ) {
    self.init(
      x: data.inputs.elements, y: data.targets.elements, label: label, colour: colour, marker: marker, size: size,
      alpha: alpha)
  }
}
