/// Points with an interval each, such as a mean and its standard error.
public struct ErrorBars: Mark {
  /// Along the horizontal axis: `[points]`.
  let x: [Double]
  /// Along the vertical axis: `[points]`.
  let y: [Double]
  /// Lower ends of the intervals: `[points]`.
  let lower: [Double]
  /// Upper ends of the intervals: `[points]`.
  let upper: [Double]
  /// Its name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Diameter of the points, points of the page.
  let size: Double

  /// Points at (`x`, `y`) with intervals from `lower` to `upper`; what is not finite is left out.
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - y: places along the vertical axis, `[points]`.
  ///   - lower: lower ends of the intervals, `[points]`.
  ///   - upper: upper ends of the intervals, `[points]`. Unequal counts stop the program.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - size: diameter of the points, in points of the page.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    lower: some Collection<some BinaryFloatingPoint>, upper: some Collection<some BinaryFloatingPoint>,
    label: String? = nil, colour: Ink = .automatic, size: Double = 6
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    self.lower = doubles(lower)
    self.upper = doubles(upper)
    requireEqualCounts(
      "ErrorBars", ["x": self.x.count, "y": self.y.count, "lower": self.lower.count, "upper": self.upper.count])
    self.label = label
    ink = colour
    self.size = size
  }

  /// Points at (`x`, `y`) with intervals from `y - error` to `y + error`; what is not finite is left out.
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - y: places along the vertical axis, `[points]`.
  ///   - error: half the length of each interval, `[points]`. Unequal counts stop the program.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - size: diameter of the points, in points of the page.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    error: some Collection<some BinaryFloatingPoint>, label: String? = nil, colour: Ink = .automatic, size: Double = 6
  ) {
    let (y, error) = (doubles(y), doubles(error))
    requireEqualCounts("ErrorBars", ["y": y.count, "error": error.count])
    let (lower, upper) = (zip(y, error).map { $0 - $1 }, zip(y, error).map { $0 + $1 })
    self.init(x: x, y: y, lower: lower, upper: upper, label: label, colour: colour, size: size)
  }

  /// A circle of the size of the points.
  public var legendKey: LegendKey { .marker(.circle, size: size) }

  /// Includes the points and their intervals.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    for values in [y, lower, upper] { extent.y.include(values) }
  }

  /// Draws the intervals with a cap at each end, and the points over them.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let cap = 3.0
    let bars = x.indices.flatMap { index -> [[Point]] in
      let (low, high) = (context.projection(x[index], lower[index]), context.projection(x[index], upper[index]))
      let caps = [low, high].map { [Point($0.x - cap, $0.y), Point($0.x + cap, $0.y)] }
      return ([[low, high]] + caps).flatMap { context.frame.clip(polyline: $0) }.filter { $0.count > 1 }
    }
    let dots = context.projection.points(x: x, y: y).filter { $0.isFinite && context.box.contains($0) }
    return [
      .stroke(Path(bars), Stroke(context.colour, width: 1.1)),
      .markers(Markers(at: dots, shape: .circle, size: size, colours: [context.colour])),
    ]
  }

  /// The number of points that, or an end of whose interval, have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    x.indices.count { index in
      [y[index], lower[index], upper[index]].contains { !context.projection(x[index], $0).isFinite }
    }
  }
}
