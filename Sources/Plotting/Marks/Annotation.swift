/// Text beside a point of the data, with or without an arrow to the point.
public struct Annotation: Mark {
  /// What is written; may contain math between dollar signs.
  let text: String
  /// The point, in the units of the axes.
  let x: Double
  let y: Double
  /// Its colour, by role.
  public let ink: Ink
  /// Whether an arrow points from the text to the point.
  let hasArrow: Bool
  /// From the point to the centre of the text, in points of the page; nil leaves the place to the layout.
  let offset: (right: Double, up: Double)?

  /// Annotates a point.
  ///
  /// - Parameters:
  ///   - text: what is written; may contain math between dollar signs.
  ///   - point: the point, in the units of the axes.
  ///   - colour: the colour of the text and the arrow, made dark or light enough to read.
  ///   - arrow: whether an arrow points from the text to the point.
  ///   - offset: from the point to the centre of the text, in points of the page; by default the text stands near the
  ///     point where it covers as little of the data as possible.
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

  /// Includes the point.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
  }

  /// Nothing: text and arrow are drawn as a callout.
  public func draw(in context: MarkContext) -> [DrawingCommand] { [] }

  /// The text, with its arrow if it has one; none if the point lies outside the panel.
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

  /// 1 if the point has no place on the axes, else 0.
  public func countUnplaceable(in context: MarkContext) -> Int { context.projection(x, y).isFinite ? 0 : 1 }
}
