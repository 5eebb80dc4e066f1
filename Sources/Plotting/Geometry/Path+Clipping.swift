// Cairo keeps coordinates as 24.8-bit fixed point, so points far outside the page would wrap around. Everything is
// clipped here to a frame somewhat larger than the panel; the canvas then clips exactly.

extension Rectangle {
  /// The pieces of a polyline inside the rectangle. Points that are not finite make gaps.
  func clip(polyline points: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    func finish() {
      if !piece.isEmpty { pieces.append(piece) }
      piece.removeAll()
    }
    var previous: Point?
    for point in points {
      guard point.isFinite else {
        finish()
        previous = nil
        continue
      }
      defer { previous = point }
      guard let start = previous else {
        if contains(point) { piece = [point] }
        continue
      }
      guard let inside = clip(from: start, to: point) else {
        finish()
        continue
      }
      if piece.isEmpty || piece.last != inside.start {
        finish()
        piece.append(inside.start)
      }
      piece.append(inside.end)
      if inside.end != point { finish() }
    }
    finish()
    return pieces
  }

  /// The part of a segment inside the rectangle, or nil if there is none (Liang and Barsky 1984).
  func clip(from start: Point, to end: Point) -> (start: Point, end: Point)? {
    if contains(start) && contains(end) { return (start, end) }
    let dx = end.x - start.x
    let dy = end.y - start.y
    var entry = 0.0
    var exit = 1.0
    for (delta, distance) in [(-dx, start.x - minX), (dx, maxX - start.x), (-dy, start.y - minY), (dy, maxY - start.y)]
    {
      if delta == 0 {
        if distance < 0 { return nil }
        continue
      }
      let crossing = distance / delta
      if delta < 0 { entry = max(entry, crossing) } else { exit = min(exit, crossing) }
    }
    guard entry <= exit else { return nil }
    func at(_ t: Double) -> Point { t == 0 ? start : t == 1 ? end : Point(start.x + t * dx, start.y + t * dy) }
    return (at(entry), at(exit))
  }

  /// The part of a polygon inside the rectangle, by cutting along its four edges (Sutherland and Hodgman 1974).
  func clip(polygon points: [Point]) -> [Point] {
    var polygon = points.filter(\.isFinite)
    let edges: [(inside: (Point) -> Bool, cross: (Point, Point) -> Point)] = [
      ({ $0.x >= minX }, { Rectangle.cut($0, $1, x: minX) }), ({ $0.x <= maxX }, { Rectangle.cut($0, $1, x: maxX) }),
      ({ $0.y >= minY }, { Rectangle.cut($0, $1, y: minY) }), ({ $0.y <= maxY }, { Rectangle.cut($0, $1, y: maxY) }),
    ]
    for edge in edges {
      guard var previous = polygon.last else { return [] }
      if polygon.allSatisfy(edge.inside) { continue }
      var kept: [Point] = []
      for point in polygon {
        if edge.inside(point) != edge.inside(previous) { kept.append(edge.cross(previous, point)) }
        if edge.inside(point) { kept.append(point) }
        previous = point
      }
      polygon = kept
    }
    return polygon
  }

  private static func cut(_ a: Point, _ b: Point, x: Double) -> Point {
    Point(x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)))
  }

  private static func cut(_ a: Point, _ b: Point, y: Double) -> Point {
    Point(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y)
  }
}
