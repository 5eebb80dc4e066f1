import Preconditions

/// A line through points in the given order. A value that is not finite makes a gap.
public struct Line: Mark {
  /// Along the horizontal axis.
  public let x: [Double]
  /// Along the vertical axis, as many as `x`.
  public let y: [Double]
  /// Its name, in a legend or beside it.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  /// Width in points, or nil for the theme's.
  public let width: Double?
  /// Lengths of strokes and gaps in points, empty for a full line; nil for a full one unless a legend names several.
  public let dash: [Double]?

  /// A line through the points (`x`, `y`), which are equally many.
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

  /// A line through the given points.
  public init(
    through points: [(x: Double, y: Double)], label: String? = nil, colour: Ink = .automatic, width: Double? = nil,
    dash: [Double]? = nil
  ) {
    self.init(x: points.map(\.x), y: points.map(\.y), label: label, colour: colour, width: width, dash: dash)
  }

  /// The graph of a function over a range, sampled at `points` evenly spaced places.
  public init(
    over range: ClosedRange<Double>, label: String? = nil, colour: Ink = .automatic, width: Double? = nil,
    dash: [Double]? = nil, points: Int = 400, _ function: (Double) throws -> Double
  ) rethrows {
    require(points >= 2, "Line: a graph needs at least 2 points, not \(points)")
    requireCount(points, "points of a graph")
    let step = (range.upperBound - range.lowerBound) / Double(points - 1)
    let x = (0..<points).map { $0 == points - 1 ? range.upperBound : range.lowerBound + Double($0) * step }
    self.init(x: x, y: try x.map(function), label: label, colour: colour, width: width, dash: dash)
  }

  /// Lines of very many points are noisy more often than not, and clearer when thin.
  private func usualWidth(_ theme: Theme) -> Double { x.count > 1000 ? 0.75 * theme.lineWidth : theme.lineWidth }

  /// How the legend shows it.
  public var legendKey: LegendKey { .line(width: width, dash: dash) }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let places = context.projection.points(x: x, y: y)
    let pieces = context.frame.clip(polyline: places.thinned())
    let stroke = Stroke(context.colour, width: width ?? usualWidth(context.theme), dash: context.dash(dash))
    // A point between two gaps has no length to stroke.
    let lone = pieces.filter { $0.count == 1 }.flatMap(\.self).filter(context.box.contains)
    let dots = Markers(at: lone, shape: .circle, size: 2 * stroke.width, colours: [context.colour])
    return [.stroke(Path(pieces.filter { $0.count > 1 }), stroke)] + (lone.isEmpty ? [] : [.markers(dots)])
  }

  /// The line beside which its name may stand.
  public func trace(in projection: Projection) -> [Point] { projection.points(x: x, y: y).thinned() }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
