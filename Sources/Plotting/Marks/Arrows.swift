/// Arrows in the plane, such as gradients or the steps of a descent.
public struct Arrows: Mark {
  /// Where the arrows begin and end.
  private let segments: Segments
  /// Its name in the legend.
  public var label: String? { segments.label }
  /// Its colour, by role.
  public var ink: Ink { segments.ink }

  /// Arrows from (`x`, `y`) to (`endX`, `endY`); those with a value that is not finite are left out.
  ///
  /// - Parameters:
  ///   - x: where the arrows begin along the horizontal axis, `[arrows]`.
  ///   - y: where they begin along the vertical axis, `[arrows]`.
  ///   - endX: where they end along the horizontal axis, `[arrows]`.
  ///   - endY: where they end along the vertical axis, `[arrows]`. Unequal counts stop the program.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - width: width of the shafts, points.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    endX: some Collection<some BinaryFloatingPoint>, endY: some Collection<some BinaryFloatingPoint>,
    label: String? = nil, colour: Ink = .automatic, width: Double = 1.2
  ) {
    segments = Segments(x: x, y: y, endX: endX, endY: endY, label: label, colour: colour, width: width)
  }

  /// A full line of the width of the shafts.
  public var legendKey: LegendKey { segments.legendKey }

  /// Includes both ends of every arrow.
  public func include(in extent: inout DataExtent) { segments.include(in: &extent) }

  /// Draws the shafts, and fills the heads; an arrow cut off by the panel ends at its edge.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let starts = context.projection.points(x: segments.x, y: segments.y)
    let ends = context.projection.points(x: segments.endX, y: segments.endY)
    return zip(starts, ends).flatMap { start, end -> [DrawingCommand] in
      guard start.isFinite, end.isFinite, let piece = context.frame.clip(from: start, to: end) else { return [] }
      return ArrowShape(from: piece.start, to: piece.end, width: segments.width).commands(context.colour)
    }
  }

  /// The number of arrows that have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { segments.countUnplaceable(in: context) }
}
