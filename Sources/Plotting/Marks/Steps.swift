/// A line that stays level between jumps, such as a cumulative count or a schedule.
public struct Steps: Mark {
  /// Where the level changes: `[steps]`.
  let x: [Double]
  /// The level from each x on: `[steps]`.
  let y: [Double]
  /// Its name, in the legend or beside the line.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  private let line: Line

  /// A line at level `y[i]` from `x[i]` to `x[i + 1]`; a value that is not finite makes a gap.
  ///
  /// - Parameters:
  ///   - x: where the level changes, `[steps]`.
  ///   - y: the level from each x on, `[steps]`; a count other than that of `x` stops the program.
  ///   - label: its name, in the legend or beside the line; may contain math.
  ///   - colour: its colour, by role.
  ///   - width: width in points; by default the theme's, or three quarters of it for more than 500 steps.
  ///   - dash: lengths of strokes and gaps in points, empty for a solid line; by default solid unless the legend has to
  ///     tell several lines apart.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>, label: String? = nil,
    colour: Ink = .automatic, width: Double? = nil, dash: [Double]? = nil
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    requireEqualCounts("Steps", ["x": self.x.count, "y": self.y.count])
    self.label = label
    ink = colour
    // Each level is drawn up to the next x before it changes there.
    let (places, values) = (self.x, self.y)
    let corners = places.indices.dropFirst().flatMap { [(places[$0], values[$0 - 1]), (places[$0], values[$0])] }
    line = Line(
      x: self.x.prefix(1) + corners.map(\.0), y: self.y.prefix(1) + corners.map(\.1), label: label, colour: colour,
      width: width, dash: dash)
  }

  /// A line of its width and dash.
  public var legendKey: LegendKey { line.legendKey }

  /// Includes the steps.
  public func include(in extent: inout DataExtent) { line.include(in: &extent) }

  /// Strokes the line.
  public func draw(in context: MarkContext) -> [DrawingCommand] { line.draw(in: context) }

  /// The line itself, on the page.
  public func trace(in projection: Projection) -> [Point] { line.trace(in: projection) }

  /// The number of steps that have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
