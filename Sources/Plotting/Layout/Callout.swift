/// A text that belongs to a mark, with the places where it may stand. The layout takes the one where it covers least.
public struct Callout: Sendable {
  /// A place where the text may stand.
  public struct Candidate: Hashable, Sendable {
    /// Where the named part of the text's box lies, points on the page.
    public var anchor: Point
    /// Part of the box at the anchor, along x.
    public var horizontal: PlacedText.HorizontalAnchor
    /// Part of the box at the anchor, along y.
    public var vertical: PlacedText.VerticalAnchor
    /// How much worse the place is than others, in the units of `OccupancyGrid.cost`.
    public var penalty: Double

    /// A place for a text.
    public init(
      anchor: Point, horizontal: PlacedText.HorizontalAnchor, vertical: PlacedText.VerticalAnchor, penalty: Double = 0
    ) {
      self.anchor = anchor
      self.horizontal = horizontal
      self.vertical = vertical
      self.penalty = penalty
    }

    /// Places all around a point at the given distances (points), the nearer the better.
    public static func around(_ point: Point, distances: [Double]) -> [Candidate] {
      let sides: [(x: Double, y: Double, PlacedText.HorizontalAnchor, PlacedText.VerticalAnchor)] = [
        (0.7, -0.7, .left, .bottom), (-0.7, -0.7, .right, .bottom), (0.7, 0.7, .left, .top), (-0.7, 0.7, .right, .top),
        (0, -1, .centre, .bottom), (0, 1, .centre, .top), (1, 0, .left, .middle), (-1, 0, .right, .middle),
      ]
      return distances.enumerated().flatMap { ring, distance in
        sides.map { side in
          Candidate(
            anchor: Point(point.x + side.x * distance, point.y + side.y * distance), horizontal: side.2,
            vertical: side.3, penalty: 0.4 * Double(ring))
        }
      }
    }

    /// Places all over `box`, the nearer to `point` the better.
    static func everywhere(in box: Rectangle, near point: Point) -> [Candidate] {
      let steps = 24
      return (0...steps).flatMap { row in
        (0...steps).map { column in
          let x = box.minX + 2 + (box.width - 4) * Double(column) / Double(steps)
          let y = box.minY + 2 + (box.height - 4) * Double(row) / Double(steps)
          let distance = abs(x - point.x) + abs(y - point.y)
          return Candidate(anchor: Point(x, y), horizontal: .left, vertical: .top, penalty: 0.05 * distance)
        }
      }
    }
  }

  /// What is written.
  public var text: RichText
  /// Colour wanted; the layout makes it dark (or light) enough to read.
  public var colour: Colour
  /// Where it may stand, the best first.
  public var candidates: [Candidate]
  /// Where an arrow from the text points to, or nil for none.
  public var arrowTip: Point?
  /// What the text may cover, in the units of `OccupancyGrid.cost`, before it is rather left out; infinite where it must be
  /// written.
  public var maximumCost: Double

  /// A text with its possible places.
  public init(
    _ text: RichText, colour: Colour, candidates: [Candidate], arrowTip: Point? = nil, maximumCost: Double = .infinity
  ) {
    self.text = text
    self.colour = colour
    self.candidates = candidates
    self.arrowTip = arrowTip
    self.maximumCost = maximumCost
  }
}
