/// Where values of one axis lie on the page.
public struct AxisProjection: Hashable, Sendable {
  /// How values become places.
  public let scale: AxisScale
  /// The values shown.
  public let range: ClosedRange<Double>
  /// Place of the range's lower end on the page, points.
  public let start: Double
  /// Place of the range's upper end on the page, points.
  public let end: Double
  private let low: Double
  private let factor: Double

  /// The projection of `range` onto the length from `start` to `end`.
  public init(scale: AxisScale, range: ClosedRange<Double>, start: Double, end: Double) {
    self.scale = scale
    self.range = range
    self.start = start
    self.end = end
    // Halved, because the difference of two doubles may overflow.
    low = scale.transform(range.lowerBound) / 2
    let width = scale.transform(range.upperBound) / 2 - low
    factor = width > 0 ? (end - start) / width : 0
  }

  /// The place of `value` on the page; NaN where it has none.
  public func callAsFunction(_ value: Double) -> Double {
    start + (scale.transform(value) / 2 - low) * factor
  }

  /// The value at a place on the page.
  public func value(at place: Double) -> Double {
    factor == 0 ? range.lowerBound : scale.inverse(2 * ((place - start) / factor + low))
  }
}

/// Where data lie on the page.
public struct Projection: Hashable, Sendable {
  /// The horizontal axis.
  public let x: AxisProjection
  /// The vertical axis.
  public let y: AxisProjection

  /// The place of a data point on the page; not finite where it has none.
  public func callAsFunction(_ x: Double, _ y: Double) -> Point {
    Point(self.x(x), self.y(y))
  }

  /// The places of many data points.
  public func points(x: [Double], y: [Double]) -> [Point] {
    zip(x, y).map { self($0, $1) }
  }
}
