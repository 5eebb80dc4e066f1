/// How much is drawn where: small square cells over a part of the page, each with the weight of what covers it.
struct OccupancyGrid {
  /// The weight of a text: never to be covered.
  static let textWeight: Float = 1000

  private static let cell = 3.0
  private let area: Rectangle
  private let columns: Int
  private let rows: Int
  private var weights: [Float]

  /// An empty grid over `area`.
  init(over area: Rectangle) {
    self.area = area
    columns = max(1, Int((area.width / Self.cell).rounded(.up)))
    rows = max(1, Int((area.height / Self.cell).rounded(.up)))
    weights = Array(repeating: 0, count: columns * rows)
  }

  /// Adds what a command draws.
  mutating func add(_ command: DrawingCommand) {
    switch command {
    case .stroke(let path, let stroke):
      // Covering a faint hairline does less harm than covering a line of data.
      let weight: Float = stroke.width < 1.2 ? 0.4 : 1
      for outline in path.outlines { add(polyline: path.isClosed ? outline + outline.prefix(1) : outline, weight) }
    case .fill(let path, let colour):
      for outline in path.outlines {
        add(polyline: outline + outline.prefix(1), 0.3 * Float(colour.alpha))
        // Text is legible on a pale area, but better off elsewhere.
        add(inside: outline, 0.02 * Float(colour.alpha))
      }
    case .markers(let markers):
      // There may be no points, and then no colours.
      guard let colour = markers.colours.first else { return }
      let weight = Float(0.3 + 0.7 * colour.alpha) * (markers.size > Self.cell ? 2 : 1)
      for point in markers.points { add(point, weight) }
    case .text(let text):
      add(text.box, Self.textWeight)
    case .image, .clip, .unclip:
      break
    }
  }

  /// Adds `weight` to every cell that `box` touches.
  mutating func add(_ box: Rectangle, _ weight: Float) {
    for row in rowRange(box) {
      for column in columnRange(box) { weights[row * columns + column] += weight }
    }
  }

  /// The sum of the weights under `box`.
  func cost(of box: Rectangle) -> Double {
    var sum: Float = 0
    for row in rowRange(box) {
      for column in columnRange(box) { sum += weights[row * columns + column] }
    }
    return Double(sum)
  }

  private mutating func add(_ point: Point, _ weight: Float) {
    guard area.contains(point) else { return }
    let column = min(Int((point.x - area.minX) / Self.cell), columns - 1)
    let row = min(Int((point.y - area.minY) / Self.cell), rows - 1)
    weights[row * columns + column] += weight
  }

  private mutating func add(polyline points: [Point], _ weight: Float) {
    for (start, end) in zip(points, points.dropFirst()) {
      guard start.isFinite, end.isFinite, let inside = area.clip(from: start, to: end) else { continue }
      let (dx, dy) = (inside.end.x - inside.start.x, inside.end.y - inside.start.y)
      let length = (dx * dx + dy * dy).squareRoot()
      let steps = max(1, Int(length / Self.cell))
      // Short pieces of a long line weigh as much as they are long, so that the line counts the same however it is cut.
      let fraction = weight * Float(min(1, length / Self.cell))
      for step in 0..<steps {
        let t = (Double(step) + 0.5) / Double(steps)
        add(Point(inside.start.x + t * dx, inside.start.y + t * dy), fraction)
      }
    }
  }

  /// Adds `weight` to the cells whose centres lie inside a polygon (even-odd).
  private mutating func add(inside polygon: [Point], _ weight: Float) {
    guard polygon.count > 2 else { return }
    for row in 0..<rows {
      let y = area.minY + (Double(row) + 0.5) * Self.cell
      var crossings: [Double] = []
      var previous = polygon[polygon.count - 1]
      for point in polygon {
        if (previous.y > y) != (point.y > y) {
          crossings.append(previous.x + (y - previous.y) / (point.y - previous.y) * (point.x - previous.x))
        }
        previous = point
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        for column in cells(from: crossings[pair] - area.minX, to: crossings[pair + 1] - area.minX, count: columns) {
          weights[row * columns + column] += weight
        }
      }
    }
  }

  private func columnRange(_ box: Rectangle) -> Range<Int> {
    cells(from: box.minX - area.minX, to: box.maxX - area.minX, count: columns)
  }

  private func rowRange(_ box: Rectangle) -> Range<Int> {
    cells(from: box.minY - area.minY, to: box.maxY - area.minY, count: rows)
  }

  private func cells(from start: Double, to end: Double, count: Int) -> Range<Int> {
    let limit = Double(count)
    // The order of the arguments makes zero of a NaN.
    let first = Int(min(max(0, start / Self.cell), limit))
    let last = Int(min(max(0, (end / Self.cell).rounded(.up)), limit))
    return first..<max(first, last)
  }
}
