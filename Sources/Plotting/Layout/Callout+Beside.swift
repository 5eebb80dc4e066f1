extension Callout.Candidate {
  /// Places on both sides of a line, evenly spaced along it; the further right the better.
  static func beside(_ trace: [Point], in box: Rectangle) -> [Callout.Candidate] {
    let steps = 40
    return places(along: trace.filter { $0.isFinite && box.contains($0) }, count: steps).enumerated().flatMap {
      step, point in
      around(point, distances: [5, 8]).map { candidate in
        var weighted = candidate
        weighted.penalty += 0.005 * Double(steps - step)
        // A name above or after a curve is more readily taken to be its own than one below or before it.
        if candidate.vertical == .top { weighted.penalty += 0.5 }
        if candidate.horizontal == .right { weighted.penalty += 0.2 }
        return weighted
      }
    }
  }

  /// Places on a line, evenly spaced along it.
  static func on(_ trace: [Point], in box: Rectangle) -> [Callout.Candidate] {
    places(along: trace.filter { box.contains($0) }, count: 40).map {
      Callout.Candidate(anchor: $0, horizontal: .centre, vertical: .middle)
    }
  }

  /// `count` points at equal distances along a polyline.
  private static func places(along points: [Point], count: Int) -> [Point] {
    guard let first = points.first else { return [] }
    var lengths = [0.0]
    for (a, b) in zip(points, points.dropFirst()) {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      lengths.append((lengths.last ?? 0) + (dx * dx + dy * dy).squareRoot())
    }
    guard let total = lengths.last, total > 0 else { return [first] }
    var index = 0
    return (0...count).map { step in
      let wanted = total * Double(step) / Double(count)
      while index + 2 < points.count && lengths[index + 1] < wanted { index += 1 }
      let span = lengths[index + 1] - lengths[index]
      let fraction = span > 0 ? (wanted - lengths[index]) / span : 0
      let (a, b) = (points[index], points[index + 1])
      return Point(a.x + fraction * (b.x - a.x), a.y + fraction * (b.y - a.y))
    }
  }
}
