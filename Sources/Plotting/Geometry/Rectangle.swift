/// A rectangle on the page with sides along its axes, in points.
public struct Rectangle: Hashable, Sendable {
  /// Left edge.
  public var minX: Double
  /// Top edge.
  public var minY: Double
  /// Right edge, at least `minX`.
  public var maxX: Double
  /// Bottom edge, at least `minY`.
  public var maxY: Double

  /// The rectangle between the given edges.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The rectangle with its top left corner at (`x`, `y`).
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }

  /// Extent along x, points.
  public var width: Double { maxX - minX }
  /// Extent along y, points.
  public var height: Double { maxY - minY }
  /// The middle.
  public var centre: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }
  /// The four corners, clockwise from the top left.
  package var corners: [Point] { [Point(minX, minY), Point(maxX, minY), Point(maxX, maxY), Point(minX, maxY)] }

  /// The rectangle with every edge moved inwards by `margin` points (outwards where it is negative).
  public func inset(by margin: Double) -> Rectangle {
    Rectangle(minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
  }

  /// Whether `point` lies inside or on an edge.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// Whether `other` lies wholly inside.
  public func contains(_ other: Rectangle) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// Whether the two overlap; touching edges do not count.
  package func intersects(_ other: Rectangle) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
