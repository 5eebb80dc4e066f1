import Plotting

extension DrawingCommand {
  /// Coordinates beyond this, in points, wrap around in cairo's fixed-point numbers, or nearly so. Pages are at most
  /// 14,400 points long, and the layout cuts the package's own marks to their panels.
  private static let maximumCoordinate = 1e6
  /// Dashes that together with their gaps are shorter than this, in points, would take cairo for ever.
  private static let minimumDashLength = 0.01

  /// Throws unless cairo can draw it. Marks of other packages may ask for anything. Positions of markers need not be
  /// finite, since those that are not are left out.
  func check() throws(CanvasError) {
    switch self {
    case .fill(let path, _): for outline in path.outlines { try check(outline) }
    case .stroke(let path, let stroke):
      for outline in path.outlines { try check(outline) }
      try check(stroke.width, "width of a line", in: 0...FigureLayout.maximumSide)
      for length in stroke.dash { try check(length, "length of a dash", in: 0...FigureLayout.maximumSide) }
      if !stroke.dash.isEmpty {
        try check(stroke.dash.reduce(0, +), "length of dashes and gaps", in: Self.minimumDashLength ... .infinity)
      }
    case .markers(let markers): try check(markers.size, "diameter of a marker", in: 0...FigureLayout.maximumSide)
    case .image(_, let box, _), .clip(let box): try check(box.corners)
    case .text(let text): try check(text.box.corners)
    case .unclip: break
    }
  }

  private func check(_ points: [Point]) throws(CanvasError) {
    for point in points {
      for coordinate in [point.x, point.y] {
        try check(coordinate, "coordinate", in: -Self.maximumCoordinate...Self.maximumCoordinate)
      }
    }
  }

  private func check(_ value: Double, _ what: String, in range: ClosedRange<Double>) throws(CanvasError) {
    guard range.contains(value) else { throw .outOfRange(what: what, value: value, range: range) }
  }
}
