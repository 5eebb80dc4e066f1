/// A straight line across the whole panel at one value of x or y, with its name along it.
public struct Rule: Mark {
  private enum Place: Hashable { case x(Double), y(Double) }

  private let place: Place
  /// The name written along the line.
  let text: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Width in points.
  let width: Double
  /// Lengths of strokes and gaps in points; empty for a solid line.
  let dash: [Double]

  /// A vertical line.
  ///
  /// - Parameters:
  ///   - x: the value at which it stands.
  ///   - label: its name, written along it; may contain math.
  ///   - colour: its colour, by role.
  ///   - width: width in points.
  ///   - dash: lengths of strokes and gaps in points; empty for a solid line.
  public init(x: Double, label: String? = nil, colour: Ink = .neutral, width: Double = 1, dash: [Double] = [4, 3]) {
    self.init(.x(x), label: label, colour: colour, width: width, dash: dash)
  }

  /// A horizontal line.
  ///
  /// - Parameters:
  ///   - y: the value at which it lies.
  ///   - label: its name, written along it; may contain math.
  ///   - colour: its colour, by role.
  ///   - width: width in points.
  ///   - dash: lengths of strokes and gaps in points; empty for a solid line.
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

  /// Includes its value.
  public func include(in extent: inout DataExtent) {
    switch place {
    case .x(let value): extent.x.include(value)
    case .y(let value): extent.y.include(value)
    }
  }

  /// Strokes the line from one side of the panel to the other, unless its value lies beyond the axis.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    guard let line = line(in: context) else { return [] }
    return [.stroke(Path(from: line.start, to: line.end), Stroke(context.colour, width: width, dash: dash))]
  }

  /// Its name, which may stand anywhere along the line.
  public func callouts(in context: MarkContext) -> [Callout] {
    guard let text, let line = line(in: context) else { return [] }
    let gap = 4.0
    let candidates: [Callout.Candidate]
    switch place {
    case .x:
      candidates = (0...10).flatMap { tenth in
        let fraction = Double(tenth) / 10
        let y = context.box.minY + gap + fraction * (context.box.height - 2 * gap)
        let vertical: PlacedText.VerticalAnchor = fraction == 0 ? .top : fraction == 1 ? .bottom : .middle
        return [(gap, PlacedText.HorizontalAnchor.left), (-gap, .right)].map { offset, horizontal in
          Callout.Candidate(
            anchor: Point(line.start.x + offset, y), horizontal: horizontal, vertical: vertical, penalty: fraction)
        }
      }
    case .y:
      candidates = (0...10).reversed().flatMap { tenth in
        let fraction = Double(tenth) / 10
        let x = context.box.minX + gap + fraction * (context.box.width - 2 * gap)
        let horizontal: PlacedText.HorizontalAnchor = fraction == 0 ? .left : fraction == 1 ? .right : .centre
        return [(-gap / 2, PlacedText.VerticalAnchor.bottom), (gap / 2, .top)].map { offset, vertical in
          Callout.Candidate(
            anchor: Point(x, line.start.y + offset), horizontal: horizontal, vertical: vertical, penalty: 1 - fraction)
        }
      }
    }
    return [Callout(RichText(text), colour: context.colour, candidates: candidates)]
  }

  /// 1 if its value has no place on the axis, else 0.
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
