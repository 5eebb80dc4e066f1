/// Outlines with straight edges that are stroked or filled together.
public struct Path: Hashable, Sendable {
  /// The corners of each outline.
  public var outlines: [[Point]]
  /// Whether every outline runs back to its first corner.
  public var isClosed: Bool

  /// Outlines through the given points.
  public init(_ outlines: [[Point]], isClosed: Bool = false) {
    self.outlines = outlines
    self.isClosed = isClosed
  }

  /// The straight line between two points.
  public init(from start: Point, to end: Point) {
    self.init([[start, end]])
  }

  /// The outline of a rectangle.
  public init(_ rectangle: Rectangle) {
    self.init([rectangle.corners], isClosed: true)
  }
}
