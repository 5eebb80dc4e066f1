/// How a path is traced.
public struct Stroke: Hashable, Sendable {
  /// Colour of the line.
  public var colour: Colour
  /// Width in points.
  public var width: Double
  /// Lengths of strokes and gaps in points; empty for a solid line.
  public var dash: [Double]

  /// A line of the given colour, width and dash.
  public init(_ colour: Colour, width: Double, dash: [Double] = []) {
    self.colour = colour
    self.width = width
    self.dash = dash
  }
}
