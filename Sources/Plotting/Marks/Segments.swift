/// Many short straight lines, such as the residuals between data and a fit.
public struct Segments: Mark {
  /// Where the lines begin, along x.
  public let x: [Double]
  /// Where the lines begin, along y.
  public let y: [Double]
  /// Where the lines end, along x.
  public let endX: [Double]
  /// Where the lines end, along y.
  public let endY: [Double]
  /// Its name, in a legend or beside it.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  /// Width in points.
  public let width: Double

  /// Lines from (`x`, `y`) to (`endX`, `endY`), all equally many; those with a value that is not finite are left out.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    endX: some Collection<some BinaryFloatingPoint>, endY: some Collection<some BinaryFloatingPoint>,
    label: String? = nil, colour: Ink = .neutral, width: Double = 0.9
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    self.endX = doubles(endX)
    self.endY = doubles(endY)
    requireEqualCounts(
      "Segments", ["x": self.x.count, "y": self.y.count, "endX": self.endX.count, "endY": self.endY.count])
    self.label = label
    self.ink = colour
    self.width = width
  }

  /// Vertical lines at `x` from `y` to `endY`.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    endY: some Collection<some BinaryFloatingPoint>, label: String? = nil, colour: Ink = .neutral, width: Double = 0.9
  ) {
    self.init(x: x, y: y, endX: x, endY: endY, label: label, colour: colour, width: width)
  }

  /// How the legend shows it.
  public var legendKey: LegendKey { .line(width: width, dash: []) }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.x.include(endX)
    extent.y.include(y)
    extent.y.include(endY)
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let starts = context.projection.points(x: x, y: y)
    let ends = context.projection.points(x: endX, y: endY)
    let pieces = zip(starts, ends).flatMap { context.frame.clip(polyline: [$0, $1]) }.filter { $0.count > 1 }
    return [.stroke(Path(pieces), Stroke(context.colour, width: width))]
  }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    zip(zip(x, y), zip(endX, endY)).count {
      !context.projection($0.0, $0.1).isFinite || !context.projection($1.0, $1.1).isFinite
    }
  }
}
