/// Many short straight lines, such as the residuals between data and a fit.
public struct Segments: Mark {
  /// Where the lines begin along the horizontal axis: `[lines]`.
  let x: [Double]
  /// Where they begin along the vertical axis: `[lines]`.
  let y: [Double]
  /// Where they end along the horizontal axis: `[lines]`.
  let endX: [Double]
  /// Where they end along the vertical axis: `[lines]`.
  let endY: [Double]
  /// Their name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Width in points.
  let width: Double

  /// Lines from (`x`, `y`) to (`endX`, `endY`); those with a value that is not finite are left out.
  ///
  /// - Parameters:
  ///   - x: where the lines begin along the horizontal axis, `[lines]`.
  ///   - y: where they begin along the vertical axis, `[lines]`.
  ///   - endX: where they end along the horizontal axis, `[lines]`.
  ///   - endY: where they end along the vertical axis, `[lines]`. Unequal counts stop the program.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - width: width in points.
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

  /// Vertical lines at `x` from `y` to `endY`; those with a value that is not finite are left out.
  ///
  /// - Parameters:
  ///   - x: where the lines stand along the horizontal axis, `[lines]`.
  ///   - y: where they begin along the vertical axis, `[lines]`.
  ///   - endY: where they end along the vertical axis, `[lines]`. Unequal counts stop the program.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - width: width in points.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    endY: some Collection<some BinaryFloatingPoint>, label: String? = nil, colour: Ink = .neutral, width: Double = 0.9
  ) {
    self.init(x: x, y: y, endX: x, endY: endY, label: label, colour: colour, width: width)
  }

  /// A full line of their width.
  public var legendKey: LegendKey { .line(width: width, dash: []) }

  /// Includes both ends of every line.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.x.include(endX)
    extent.y.include(y)
    extent.y.include(endY)
  }

  /// Strokes the lines.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let starts = context.projection.points(x: x, y: y)
    let ends = context.projection.points(x: endX, y: endY)
    let pieces = zip(starts, ends).flatMap { context.frame.clip(polyline: [$0, $1]) }.filter { $0.count > 1 }
    return [.stroke(Path(pieces), Stroke(context.colour, width: width))]
  }

  /// The number of lines that have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    zip(zip(x, y), zip(endX, endY)).count {
      !context.projection($0.0, $0.1).isFinite || !context.projection($1.0, $1.1).isFinite
    }
  }
}
