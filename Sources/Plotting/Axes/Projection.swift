/// Maps the values of one axis to positions on the page.
public struct AxisProjection: Hashable, Sendable {
  /// How values become positions.
  public let scale: AxisScale
  /// The values shown.
  public let range: ClosedRange<Double>
  /// Position of the lower end of the range, points.
  let start: Double
  /// Position of the upper end of the range, points.
  let end: Double
  private let low: Double
  private let factor: Double

  /// The projection of `range` onto the page from `start` to `end`.
  init(scale: AxisScale, range: ClosedRange<Double>, start: Double, end: Double) {
    self.scale = scale
    self.range = range
    self.start = start
    self.end = end
    // Halved, because the difference of two doubles can overflow.
    low = scale.transform(range.lowerBound) / 2
    let width = scale.transform(range.upperBound) / 2 - low
    factor = width > 0 ? (end - start) / width : 0
  }

  /// The position of `value` on the page, points; NaN if it has none.
  public func callAsFunction(_ value: Double) -> Double {
    start + (scale.transform(value) / 2 - low) * factor
  }

  /// The value at a position on the page, points.
  public func value(at position: Double) -> Double {
    factor == 0 ? range.lowerBound : scale.inverse(2 * ((position - start) / factor + low))
  }
}

/// Maps data to the page.
public struct Projection: Hashable, Sendable {
  /// The horizontal axis.
  public let x: AxisProjection
  /// The vertical axis.
  public let y: AxisProjection

  /// The position of a data point on the page; not finite if it has none.
  public func callAsFunction(_ x: Double, _ y: Double) -> Point {
    Point(self.x(x), self.y(y))
  }

  /// The positions of the data points (`x`, `y`): `[points]`.
  public func points(x: [Double], y: [Double]) -> [Point] {
    zip(x, y).map { self($0, $1) }
  }
}
