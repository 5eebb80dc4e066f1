/// Arrows in the plane, such as gradients or the steps of a descent.
public struct Arrows: Mark {
  /// Where the arrows begin and end.
  private let segments: Segments
  /// Its name in the legend.
  public var label: String? { segments.label }
  /// The colour asked for.
  public var ink: Ink { segments.ink }

  /// Arrows from (`x`, `y`) to (`endX`, `endY`), all equally many; those with a value that is not finite are left out.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    endX: some Collection<some BinaryFloatingPoint>, endY: some Collection<some BinaryFloatingPoint>,
    label: String? = nil, colour: Ink = .automatic, width: Double = 1.2
  ) {
    segments = Segments(x: x, y: y, endX: endX, endY: endY, label: label, colour: colour, width: width)
  }

  /// How the legend shows it.
  public var legendKey: LegendKey { segments.legendKey }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) { segments.include(in: &extent) }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let starts = context.projection.points(x: segments.x, y: segments.y)
    let ends = context.projection.points(x: segments.endX, y: segments.endY)
    return zip(starts, ends).flatMap { start, end -> [DrawingCommand] in
      guard start.isFinite, end.isFinite, let piece = context.frame.clip(from: start, to: end) else { return [] }
      return ArrowShape(from: piece.start, to: piece.end, width: segments.width).commands(context.colour)
    }
  }

  /// How many arrows have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { segments.countUnplaceable(in: context) }
}
