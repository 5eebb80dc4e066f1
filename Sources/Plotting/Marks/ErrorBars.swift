/// Points with an interval each: a mean with its standard error.
public struct ErrorBars: Mark {
  /// Along the horizontal axis.
  public let x: [Double]
  /// The points, as many as `x`.
  public let y: [Double]
  /// Lower ends of the intervals, as many as `x`.
  public let lower: [Double]
  /// Upper ends of the intervals, as many as `x`.
  public let upper: [Double]
  /// Its name in the legend.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  /// Diameter of the points, points of the page.
  public let size: Double

  /// Points at (`x`, `y`) with intervals from `lower` to `upper`.
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

  /// Points at (`x`, `y`) with intervals of `error` to both sides.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    error: some Collection<some BinaryFloatingPoint>, label: String? = nil, colour: Ink = .automatic, size: Double = 6
  ) {
    let (y, error) = (doubles(y), doubles(error))
    requireEqualCounts("ErrorBars", ["y": y.count, "error": error.count])
    let (lower, upper) = (zip(y, error).map { $0 - $1 }, zip(y, error).map { $0 + $1 })
    self.init(x: x, y: y, lower: lower, upper: upper, label: label, colour: colour, size: size)
  }

  /// How the legend shows it.
  public var legendKey: LegendKey { .marker(.circle, size: size) }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    for values in [y, lower, upper] { extent.y.include(values) }
  }

  /// The commands that draw it.
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

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    x.indices.count { index in
      [y[index], lower[index], upper[index]].contains { !context.projection(x[index], $0).isFinite }
    }
  }
}
