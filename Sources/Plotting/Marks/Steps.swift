/// A line that stays level and jumps: a cumulative count, a schedule.
public struct Steps: Mark {
  /// Where the level changes.
  public let x: [Double]
  /// The level from each x on, as many as `x`.
  public let y: [Double]
  /// Its name, in a legend or beside it.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  private let line: Line

  /// Level `y[i]` from `x[i]` up to the next x.
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

  /// How the legend shows it.
  public var legendKey: LegendKey { line.legendKey }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) { line.include(in: &extent) }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] { line.draw(in: context) }

  /// The line beside which its name may stand.
  public func trace(in projection: Projection) -> [Point] { line.trace(in: projection) }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
