/// A position on the page, in points (1/72 inch) from its top left corner; y grows downwards.
public struct Point: Hashable, Sendable {
  /// Distance from the left edge of the page, points.
  public var x: Double
  /// Distance from the top edge of the page, points.
  public var y: Double

  /// The point `x` points from the left and `y` points from the top.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether both coordinates are finite; only then can the point be drawn.
  public var isFinite: Bool { x.isFinite && y.isFinite }
}
