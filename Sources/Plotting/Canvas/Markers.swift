import Preconditions

/// The shapes that can stand for a point of data. Shapes of one size cover about the same area.
public enum MarkerShape: String, Hashable, Sendable, CaseIterable {
  case circle, ring, square, diamond, triangle, cross, plus
}

/// One shape at many positions.
public struct Markers: Hashable, Sendable {
  /// The centres of the shapes.
  public let points: [Point]
  /// The shape.
  public let shape: MarkerShape
  /// Its diameter, points.
  public let size: Double
  /// One colour for all points, or one for each.
  public let colours: [Colour]

  /// Shapes around the given points.
  ///
  /// - Parameters:
  ///   - points: the centres of the shapes, on the page; those that are not finite are left out when drawing.
  ///   - shape: the shape.
  ///   - size: its diameter, points.
  ///   - colours: one colour for all points, or one for each. Any other number of them stops the program.
  public init(at points: [Point], shape: MarkerShape, size: Double, colours: [Colour]) {
    require(
      colours.count == 1 || colours.count == points.count || points.isEmpty,
      "\(points.count) markers need 1 colour or \(points.count), got \(colours.count)")
    self.points = points
    self.shape = shape
    self.size = size
    self.colours = colours
  }

  /// The colour of marker number `index`, from 0.
  public func colour(_ index: Int) -> Colour { colours.count == 1 ? colours[0] : colours[index] }
}
