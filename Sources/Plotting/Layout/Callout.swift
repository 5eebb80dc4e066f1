/// Text that belongs to a mark, with the places where it may stand. The layout chooses the one where the text covers as
/// little as possible.
public struct Callout: Sendable {
  /// A place where the text may stand.
  public struct Candidate: Hashable, Sendable {
    /// Where the named part of the text's box lies on the page, points.
    var anchor: Point
    /// The part of the box that lies at the anchor, along x.
    var horizontal: PlacedText.HorizontalAnchor
    /// The part of the box that lies at the anchor, along y.
    var vertical: PlacedText.VerticalAnchor
    /// How much worse the place is than others, in the units of `OccupancyGrid.cost`.
    var penalty: Double

    /// A place for text.
    ///
    /// - Parameters:
    ///   - anchor: where the named part of the text's box lies on the page, points.
    ///   - horizontal: the part of the box that lies at the anchor, along x.
    ///   - vertical: the part of the box that lies at the anchor, along y.
    ///   - penalty: how much worse the place is than others. A line of data under the text costs 1 for every 3 points
    ///     of its length.
    public init(
      anchor: Point, horizontal: PlacedText.HorizontalAnchor, vertical: PlacedText.VerticalAnchor, penalty: Double = 0
    ) {
      self.anchor = anchor
      self.horizontal = horizontal
      self.vertical = vertical
      self.penalty = penalty
    }

    /// Places all around a point of the page at the given distances in points, nearest first; the nearer the better.
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

    /// Places all over `box`; the nearer to `point` the better.
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
  var text: RichText
  /// Its colour, which the layout makes dark (or light) enough to read.
  var colour: Colour
  /// Where it may stand, the best first.
  var candidates: [Candidate]
  /// Where an arrow from the text points, or nil for no arrow.
  var arrowTip: Point?
  /// How much the text may cover, in the units of `OccupancyGrid.cost`, before it is left out; infinite if it must be
  /// written.
  var maximumCost: Double

  /// Text with its possible places.
  ///
  /// - Parameters:
  ///   - text: what is written.
  ///   - colour: its colour, which the layout makes dark (or light) enough to read.
  ///   - candidates: the places where it may stand, the best first.
  ///   - arrowTip: where on the page an arrow from the text points, or nil for no arrow.
  ///   - maximumCost: how much it may cover before it is left out, in the units of a candidate's penalty; infinite if
  ///     it must be written.
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
