/// A text beside a point of the data, with or without an arrow to it.
public struct Annotation: Mark {
  /// What is written; may hold math.
  public let text: String
  /// The point meant, in the units of the axes.
  public let x: Double
  /// The point meant, in the units of the axes.
  public let y: Double
  /// The colour asked for.
  public let ink: Ink
  /// Whether an arrow leads from the text to the point.
  public let hasArrow: Bool
  /// From the point to the middle of the text, points to the right and upwards; nil leaves the place to the layout.
  public let offset: (right: Double, up: Double)?

  /// A text near the point `at`, placed where it covers least data unless `offset` says where.
  public init(
    _ text: String, at point: (x: Double, y: Double), colour: Ink = .text, arrow: Bool = false,
    offset: (right: Double, up: Double)? = nil
  ) {
    self.text = text
    x = point.x
    y = point.y
    self.offset = offset
    hasArrow = arrow
    ink = colour
  }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] { [] }

  /// The texts that belong to it.
  public func callouts(in context: MarkContext) -> [Callout] {
    let place = context.projection(x, y)
    guard place.isFinite, context.box.contains(place) else { return [] }
    let candidates: [Callout.Candidate]
    if let offset {
      let anchor = Point(place.x + offset.right, place.y - offset.up)
      candidates = [Callout.Candidate(anchor: anchor, horizontal: .centre, vertical: .middle)]
    } else {
      let distances = hasArrow ? [26.0, 38, 54, 74, 98] : [6.0, 9, 14, 20]
      candidates = Callout.Candidate.around(place, distances: distances)
    }
    return [Callout(RichText(text), colour: context.colour, candidates: candidates, arrowTip: hasArrow ? place : nil)]
  }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.projection(x, y).isFinite ? 0 : 1 }
}
