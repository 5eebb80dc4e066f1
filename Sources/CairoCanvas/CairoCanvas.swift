import CCairo
import Plotting

/// A canvas on a surface of cairo. This is where drawing commands become calls of cairo.
struct CairoCanvas: Canvas {
  /// In a vector document more markers than this become an image, since each would take about a hundred bytes.
  static let maximumVectorMarkers = 500

  /// The surface drawn on.
  let target: CairoSurface
  /// Pixels per point if the surface is an image, nil if it is a vector document.
  let pixelsPerPoint: Double?
  let text: PangoText

  private var cairo: OpaquePointer { target.context }

  func measure(_ line: TextLine) -> TextExtent { text.measure(line) }

  func draw(_ command: DrawingCommand) throws {
    try command.check()
    switch command {
    case .fill(let path, let colour):
      trace(path)
      cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
      setSource(colour)
      cairo_fill(cairo)
    case .stroke(let path, let stroke):
      setSource(stroke.colour)
      cairo_set_line_width(cairo, stroke.width)
      cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
      cairo_set_line_cap(cairo, stroke.dash.isEmpty && stroke.width > 1 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
      guard pixelsPerPoint != nil, stroke.isSeamless, path.isLong else {
        trace(path)
        cairo_stroke(cairo)
        break
      }
      // In a line with so many corners nobody would see the finer steps of the slower rasteriser.
      cairo_set_antialias(cairo, CAIRO_ANTIALIAS_FAST)
      for part in path.parts() {
        trace(part)
        cairo_stroke(cairo)
      }
      cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT)
    case .markers(let markers):
      try draw(markers)
    case .image(let raster, let rectangle, let smooth):
      try ImageLayer(raster).draw(on: cairo, in: rectangle, smooth: smooth)
    case .text(let placed):
      text.draw(placed, on: cairo)
    case .clip(let rectangle):
      cairo_save(cairo)
      cairo_new_path(cairo)
      cairo_rectangle(cairo, rectangle.minX, rectangle.minY, rectangle.width, rectangle.height)
      cairo_clip(cairo)
    case .unclip:
      cairo_restore(cairo)
    }
    try target.check(doing: "draw the figure")
  }

  private func trace(_ path: Path) {
    cairo_new_path(cairo)
    for outline in path.outlines {
      guard let first = outline.first else { continue }
      cairo_move_to(cairo, first.x, first.y)
      for point in outline.dropFirst() { cairo_line_to(cairo, point.x, point.y) }
      if path.isClosed { cairo_close_path(cairo) }
    }
  }

  private func setSource(_ colour: Colour) {
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha)
  }

  /// Stamps markers into an image; in a vector document draws them as paths unless there are very many.
  private func draw(_ markers: Markers) throws {
    guard !markers.points.isEmpty else { return }
    if let pixelsPerPoint {
      try MarkerStamp(markers.shape, size: markers.size, pixelsPerPoint: pixelsPerPoint).draw(markers, on: target)
    } else if markers.points.count > CairoCanvas.maximumVectorMarkers {
      try MarkerLayer(markers).draw(on: cairo)
    } else {
      for (index, point) in markers.points.enumerated() where point.isFinite {
        MarkerPath.paint(markers.shape, size: markers.size, at: point, colour: markers.colour(index), on: cairo)
      }
    }
  }
}

extension Stroke {
  /// Whether a line stroked in parts looks as if it were stroked at once: round joins and caps of an opaque colour hide
  /// the seams.
  fileprivate var isSeamless: Bool { dash.isEmpty && width > 1 && colour.alpha == 1 }
}

extension Path {
  /// Whether it has so many corners that cairo would take long to stroke it at once.
  fileprivate var isLong: Bool { !isClosed && outlines.reduce(0) { $0 + $1.count } > 1000 }

  /// The path cut into short ones. The time that cairo takes for a stroke grows faster than its length: a noisy line of
  /// 2000 points takes 35 ms at once and 6 ms in parts.
  fileprivate func parts(of length: Int = 8) -> [Path] {
    outlines.flatMap { outline in
      stride(from: 0, to: max(outline.count - 1, 1), by: length).map { start in
        Path([Array(outline[start..<min(start + length + 1, outline.count)])])
      }
    }
  }
}
