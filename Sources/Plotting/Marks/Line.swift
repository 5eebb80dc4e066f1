import Preconditions

/// A line through points in the given order. A value that is not finite makes a gap.
public struct Line: Mark {
  /// Along the horizontal axis: `[points]`.
  let x: [Double]
  /// Along the vertical axis: `[points]`.
  let y: [Double]
  /// Its name, in the legend or beside the line.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Width in points, or nil for the theme's.
  let width: Double?
  /// Lengths of strokes and gaps in points, empty for a solid line; nil leaves the choice to the layout.
  let dash: [Double]?

  /// A line through the points (`x`, `y`).
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - y: places along the vertical axis, `[points]`; a count other than that of `x` stops the program.
  ///   - label: its name, in the legend or beside the line; may contain math.
  ///   - colour: its colour, by role.
  ///   - width: width in points; by default the theme's, or three quarters of it for more than 1000 points.
  ///   - dash: lengths of strokes and gaps in points, empty for a solid line; by default solid unless the legend has to
  ///     tell several lines apart.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>, label: String? = nil,
    colour: Ink = .automatic, width: Double? = nil, dash: [Double]? = nil
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    requireEqualCounts("Line", ["x": self.x.count, "y": self.y.count])
    self.label = label
    self.ink = colour
    self.width = width
    self.dash = dash
  }

  /// A line through points given as pairs.
  ///
  /// - Parameters:
  ///   - points: the points, in the units of the axes.
  ///   - label: its name, in the legend or beside the line; may contain math.
  ///   - colour: its colour, by role.
  ///   - width: width in points; by default the theme's, or three quarters of it for more than 1000 points.
  ///   - dash: lengths of strokes and gaps in points, empty for a solid line; by default solid unless the legend has to
  ///     tell several lines apart.
  public init(
    through points: [(x: Double, y: Double)], label: String? = nil, colour: Ink = .automatic, width: Double? = nil,
    dash: [Double]? = nil
  ) {
    self.init(x: points.map(\.x), y: points.map(\.y), label: label, colour: colour, width: width, dash: dash)
  }

  /// The graph of a function over a range; rethrows what the function throws.
  ///
  /// - Parameters:
  ///   - range: the range, its ends included.
  ///   - label: its name, in the legend or beside the line; may contain math.
  ///   - colour: its colour, by role.
  ///   - width: width in points; by default the theme's.
  ///   - dash: lengths of strokes and gaps in points, empty for a solid line; by default solid unless the legend has to
  ///     tell several lines apart.
  ///   - points: the number of evenly spaced samples, at least 2.
  ///   - function: the value at a place.
  public init(
    over range: ClosedRange<Double>, label: String? = nil, colour: Ink = .automatic, width: Double? = nil,
    dash: [Double]? = nil, points: Int = 400, _ function: (Double) throws -> Double
  ) rethrows {
    require(points >= 2, "Line: a graph needs at least 2 points, got \(points)")
    requireCount(points, "points of a graph")
    let step = (range.upperBound - range.lowerBound) / Double(points - 1)
    let x = (0..<points).map { $0 == points - 1 ? range.upperBound : range.lowerBound + Double($0) * step }
    self.init(x: x, y: try x.map(function), label: label, colour: colour, width: width, dash: dash)
  }

  /// Lines of very many points are usually noisy, and clearer when thin.
  private func usualWidth(_ theme: Theme) -> Double { x.count > 1000 ? 0.75 * theme.lineWidth : theme.lineWidth }

  /// A line of its width and dash.
  public var legendKey: LegendKey { .line(width: width, dash: dash) }

  /// Includes the points.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
  }

  /// Strokes the line, thinned where its points lie closer than can be seen; a point between two gaps is a dot.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let places = context.projection.points(x: x, y: y)
    let pieces = context.frame.clip(polyline: places.thinned())
    let stroke = Stroke(context.colour, width: width ?? usualWidth(context.theme), dash: context.dash(dash))
    // A point between two gaps has no length to stroke.
    let lone = pieces.filter { $0.count == 1 }.flatMap(\.self).filter(context.box.contains)
    let dots = Markers(at: lone, shape: .circle, size: 2 * stroke.width, colours: [context.colour])
    return [.stroke(Path(pieces.filter { $0.count > 1 }), stroke)] + (lone.isEmpty ? [] : [.markers(dots)])
  }

  /// The line itself, thinned, on the page.
  public func trace(in projection: Projection) -> [Point] { projection.points(x: x, y: y).thinned() }

  /// The number of points that have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
