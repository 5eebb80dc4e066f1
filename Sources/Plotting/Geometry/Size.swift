/// A width and a height in points (1/72 inch).
public struct Size: Hashable, Sendable {
  /// Extent along x, points.
  public var width: Double
  /// Extent along y, points.
  public var height: Double

  /// A size of `width` by `height` points.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}
