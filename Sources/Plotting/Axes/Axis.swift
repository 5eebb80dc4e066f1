/// One axis of a panel. A string literal is an axis with that label and everything else chosen from the data.
public struct Axis: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// What is measured, with its unit; may hold math between dollar signs.
  public var label: String
  /// The values shown, or nil for those of the data with a little room around them.
  public var range: ClosedRange<Double>?
  /// How values become places.
  public var scale: AxisScale
  /// The values with a tick and a number, or nil for round ones chosen by the layout.
  public var ticks: [Double]?
  /// Whether small ticks without numbers stand between, or nil for those of a logarithmic axis only, where the steps between
  /// them show the scale.
  public var minorTicks: Bool?

  /// An axis with the given label; the rest is chosen from the data unless given.
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
