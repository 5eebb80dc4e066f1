/// One axis of a panel. A string literal is an axis with that label; everything else then follows from the data.
public struct Axis: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// What is measured, with its unit; may contain math between dollar signs.
  public var label: String
  /// The values shown, or nil for those of the data with a little room around them.
  public var range: ClosedRange<Double>?
  /// How values become positions.
  public var scale: AxisScale
  /// The values with a tick and a number, or nil for round ones that the layout chooses.
  public var ticks: [Double]?
  /// Whether there are small ticks without numbers in between; nil for a logarithmic axis only, where their spacing
  /// shows the scale.
  public var minorTicks: Bool?

  /// Describes an axis; what is not given follows from the data.
  ///
  /// - Parameters:
  ///   - label: what is measured, with its unit; may contain math between dollar signs.
  ///   - range: the values shown; by default those of the data with a little room around them. One that the scale
  ///     cannot show, such as a negative one on a logarithmic axis, is brought to the nearest that it can.
  ///   - scale: how values become positions.
  ///   - ticks: the values with a tick and a number; those outside the range are left out.
  ///   - minorTicks: whether there are small ticks in between; by default on a logarithmic axis whose ticks are not
  ///     given.
  public init(
    _ label: String, range: ClosedRange<Double>? = nil, scale: AxisScale = .linear, ticks: [Double]? = nil,
    minorTicks: Bool? = nil
  ) {
    self.label = label
    self.range = range
    self.scale = scale
    self.ticks = ticks
    self.minorTicks = minorTicks
  }

  /// An axis with the given label.
  public init(stringLiteral label: String) {
    self.init(label)
  }
}
