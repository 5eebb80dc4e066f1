/// The names of lines at their right ends, outside the panel, moved apart where they would touch.
struct EndLabels {
  /// Between the panel and the names, points.
  static let gap = 6.0

  let commands: [DrawingCommand]

  init(_ content: PanelContent, projection: Projection, box: Rectangle, theme: Theme, measuring: any TextMeasuring) {
    let names = content.endLabelled.compactMap {
      index -> (line: TextLine, extent: TextExtent, colour: Colour, y: Double)? in
      let coloured = content.marks[index]
      guard let end = EndLabels.end(of: coloured.mark.trace(in: projection), width: box.width) else { return nil }
      let line = content.name(index, theme: theme)
      return (line, measuring.measure(line), coloured.colour.legible(on: theme.background), end.y)
    }.sorted { $0.y < $1.y }
    let places = EndLabels.separated(names.map(\.y), heights: names.map(\.extent.height), in: box)
    commands = zip(names, places).map { name, y in
      .text(
        PlacedText(
          name.line, extent: name.extent, colour: name.colour, at: Point(box.maxX + EndLabels.gap, y),
          horizontal: .left, vertical: .middle))
    }
  }

  /// From the panel to the far end of the names, points; 0 if no line is named at its end.
  static func width(_ content: PanelContent, theme: Theme, measuring: any TextMeasuring) -> Double {
    content.endLabelled.map { measuring.measure(content.name($0, theme: theme)).width + gap }.max() ?? 0
  }

  /// The end of a line in a panel of the given width; its height is a mean over the last stretch, since the line may be
  /// noisy.
  static func end(of trace: [Point], width: Double) -> Point? {
    guard let last = trace.last(where: \.isFinite) else { return nil }
    let near = trace.filter { $0.isFinite && abs($0.x - last.x) < 0.005 * width }
    return Point(last.x, near.map(\.y).reduce(0, +) / Double(near.count))
  }

  /// Places near `wanted` (increasing) at which boxes of the given heights do not touch, within `box` if they fit.
  static func separated(_ wanted: [Double], heights: [Double], in box: Rectangle) -> [Double] {
    var places = wanted
    for _ in 0..<50 {
      for index in places.indices.dropLast() {
        let overlap = (heights[index] + heights[index + 1]) / 2 - (places[index + 1] - places[index])
        guard overlap > 0 else { continue }
        places[index] -= overlap / 2 + 0.01
        places[index + 1] += overlap / 2 + 0.01
      }
      for index in places.indices {
        places[index] = max(box.minY, min(places[index], box.maxY))
      }
    }
    return places
  }
}
