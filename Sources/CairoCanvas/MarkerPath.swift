import CCairo
import Plotting

/// The outlines of the marker shapes.
enum MarkerPath {
  /// Paints one marker of the given diameter, in points, around `centre`.
  static func paint(_ shape: MarkerShape, size: Double, at centre: Point, colour: Colour, on cairo: OpaquePointer) {
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha)
    cairo_new_path(cairo)
    let radius = size / 2
    let width = max(0.8, 0.22 * size)
    func lines(_ ends: [(Double, Double)]) {
      for (index, end) in ends.enumerated() {
        let (x, y) = (centre.x + end.0 * radius, centre.y + end.1 * radius)
        if index.isMultiple(of: 2) { cairo_move_to(cairo, x, y) } else { cairo_line_to(cairo, x, y) }
      }
      cairo_set_dash(cairo, nil, 0, 0)
      cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT)
      cairo_set_line_width(cairo, width)
      cairo_stroke(cairo)
    }
    func polygon(_ corners: [(Double, Double)]) {
      for corner in corners { cairo_line_to(cairo, centre.x + corner.0 * radius, centre.y + corner.1 * radius) }
      cairo_close_path(cairo)
      cairo_fill(cairo)
    }
    // Shapes of one size cover about the same area, so that none looks more important than another.
    switch shape {
    case .circle:
      cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * Double.pi)
      cairo_fill(cairo)
    case .ring:
      cairo_arc(cairo, centre.x, centre.y, radius - width / 2, 0, 2 * Double.pi)
      cairo_set_dash(cairo, nil, 0, 0)
      cairo_set_line_width(cairo, width)
      cairo_stroke(cairo)
    case .square: polygon([(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
    case .diamond: polygon([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
    case .triangle: polygon([(0, -1.3), (1.2, 0.85), (-1.2, 0.85)])
    case .cross: lines([(-0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (0.9, -0.9)])
    case .plus: lines([(-1.15, 0), (1.15, 0), (0, -1.15), (0, 1.15)])
    }
  }
}
