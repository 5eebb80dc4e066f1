/// A straight arrow on the page: a shaft and a filled head whose tip is the end.
struct ArrowShape {
  let start: Point
  let end: Point
  /// Width of the shaft, points.
  let width: Double

  init(from start: Point, to end: Point, width: Double) {
    self.start = start
    self.end = end
    self.width = width
  }

  /// The shaft and the head; nothing if start and end coincide.
  func commands(_ colour: Colour) -> [DrawingCommand] {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return [] }
    // A short arrow has a smaller head, so that some of the shaft remains.
    let head = min(4 + 2.2 * width, 0.6 * length)
    func along(_ distance: Double, aside: Double = 0) -> Point {
      Point(start.x + (dx * distance - dy * aside) / length, start.y + (dy * distance + dx * aside) / length)
    }
    let back = length - head
    let tip = [end, along(back, aside: 0.4 * head), along(back, aside: -0.4 * head)]
    return [
      .stroke(Path(from: start, to: along(back + 0.3 * head)), Stroke(colour, width: width)),
      .fill(Path([tip], isClosed: true), colour),
    ]
  }
}
