/// A straight line across the whole panel at one value of x or y, with its name along it.
public struct Rule: Mark {
  private enum Place: Hashable { case x(Double), y(Double) }

  private let place: Place
  /// The name written along the line.
  public let text: String?
  /// The colour asked for.
  public let ink: Ink
  /// Width in points.
  public let width: Double
  /// Lengths of strokes and gaps in points; empty for a full line.
  public let dash: [Double]

  /// A vertical line at `x`.
  public init(x: Double, label: String? = nil, colour: Ink = .neutral, width: Double = 1, dash: [Double] = [4, 3]) {
    self.init(.x(x), label: label, colour: colour, width: width, dash: dash)
  }

  /// A horizontal line at `y`.
  public init(y: Double, label: String? = nil, colour: Ink = .neutral, width: Double = 1, dash: [Double] = [4, 3]) {
    self.init(.y(y), label: label, colour: colour, width: width, dash: dash)
  }

  private init(_ place: Place, label: String?, colour: Ink, width: Double, dash: [Double]) {
    self.place = place
    text = label
    ink = colour
    self.width = width
    self.dash = dash
  }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    switch place {
    case .x(let value): extent.x.include(value)
    case .y(let value): extent.y.include(value)
    }
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    guard let line = line(in: context) else { return [] }
    return [.stroke(Path(from: line.start, to: line.end), Stroke(context.colour, width: width, dash: dash))]
  }

  /// The texts that belong to it.
  public func callouts(in context: MarkContext) -> [Callout] {
    guard let text, let line = line(in: context) else { return [] }
    let gap = 4.0
    let candidates: [Callout.Candidate]
    switch place {
    case .x:
      candidates = stride(from: 0.0, through: 1, by: 0.1).flatMap { share in
        let y = context.box.minY + gap + share * (context.box.height - 2 * gap)
        let vertical: PlacedText.VerticalAnchor = share == 0 ? .top : share == 1 ? .bottom : .middle
        return [(gap, PlacedText.HorizontalAnchor.left), (-gap, .right)].map { offset, horizontal in
          Callout.Candidate(
            anchor: Point(line.start.x + offset, y), horizontal: horizontal, vertical: vertical, penalty: share)
        }
      }
    case .y:
      candidates = stride(from: 1.0, through: 0, by: -0.1).flatMap { share in
        let x = context.box.minX + gap + share * (context.box.width - 2 * gap)
        let horizontal: PlacedText.HorizontalAnchor = share == 0 ? .left : share == 1 ? .right : .centre
        return [(-gap / 2, PlacedText.VerticalAnchor.bottom), (gap / 2, .top)].map { offset, vertical in
          Callout.Candidate(
            anchor: Point(x, line.start.y + offset), horizontal: horizontal, vertical: vertical, penalty: 1 - share)
        }
      }
    }
    return [Callout(RichText(text), colour: context.colour, candidates: candidates)]
  }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    switch place {
    case .x(let value): context.projection.x(value).isFinite ? 0 : 1
    case .y(let value): context.projection.y(value).isFinite ? 0 : 1
    }
  }

  private func line(in context: MarkContext) -> (start: Point, end: Point)? {
    let box = context.box
    switch place {
    case .x(let value):
      let x = context.projection.x(value)
      return x >= box.minX && x <= box.maxX ? (Point(x, box.minY), Point(x, box.maxY)) : nil
    case .y(let value):
      let y = context.projection.y(value)
      return y >= box.minY && y <= box.maxY ? (Point(box.minX, y), Point(box.maxX, y)) : nil
    }
  }
}
