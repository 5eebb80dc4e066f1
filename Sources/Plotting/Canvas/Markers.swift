import Preconditions

/// The shapes that can stand for a point of data.
public enum MarkerShape: String, Hashable, Sendable, CaseIterable {
  case circle, ring, square, diamond, triangle, cross, plus
}

/// Equal shapes at many places.
public struct Markers: Hashable, Sendable {
  /// The middles of the shapes.
  public let points: [Point]
  /// The shape.
  public let shape: MarkerShape
  /// Its diameter in points.
  public let size: Double
  /// One colour for all of them, or one for each point.
  public let colours: [Colour]

  /// Shapes at `points`; `colours` holds one colour, or as many as there are points.
  public init(at points: [Point], shape: MarkerShape, size: Double, colours: [Colour]) {
    require(
      colours.count == 1 || colours.count == points.count || points.isEmpty,
      "\(colours.count) colours for \(points.count) markers: one or as many are needed")
    self.points = points
    self.shape = shape
    self.size = size
    self.colours = colours
  }

  /// The colour of marker number `index`.
  public func colour(_ index: Int) -> Colour { colours.count == 1 ? colours[0] : colours[index] }
}
