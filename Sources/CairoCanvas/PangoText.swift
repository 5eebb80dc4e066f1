import CCairo
import Plotting

/// Measures and draws text in DejaVu Sans by means of Pango. The unit is the point, and neither hinting nor the
/// resolution of a screen plays a part, so that every machine sets the same text.
final class PangoText: TextMeasuring {
  private let context: OpaquePointer
  private let font: OpaquePointer
  private var layouts: [TextLine: Layout] = [:]

  /// Text that has been laid out, and its extent.
  private final class Layout {
    let pointer: OpaquePointer
    let extent: TextExtent

    init(_ pointer: OpaquePointer) {
      self.pointer = pointer
      var logical = PangoRectangle()
      pango_layout_get_extents(pointer, nil, &logical)
      let unit = Double(PANGO_SCALE)
      let ascent = Double(pango_layout_get_baseline(pointer)) / unit
      extent = TextExtent(
        width: Double(logical.width) / unit, ascent: ascent, descent: Double(logical.height) / unit - ascent)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }
  }

  init() {
    // The default map belongs to the thread; it keeps the fonts that it has loaded.
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    font = pango_font_description_from_string("DejaVu Sans")
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
  }

  deinit {
    layouts.removeAll()
    pango_font_description_free(font)
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  func measure(_ line: TextLine) -> TextExtent {
    layout(of: line).extent
  }

  /// Draws `text` on `cairo`.
  func draw(_ text: PlacedText, on cairo: OpaquePointer) {
    let layout = layout(of: text.line)
    switch text.alignment {
    case .left: pango_layout_set_alignment(layout.pointer, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(layout.pointer, PANGO_ALIGN_CENTER)
    case .right: pango_layout_set_alignment(layout.pointer, PANGO_ALIGN_RIGHT)
    }
    cairo_save(cairo)
    if text.isVertical {
      cairo_translate(cairo, text.box.minX, text.box.maxY)
      cairo_rotate(cairo, -Double.pi / 2)
    } else {
      cairo_translate(cairo, text.box.minX, text.box.minY)
    }
    if let halo = text.halo {
      // Pango leaves its path behind, and adds to one that is there.
      cairo_new_path(cairo)
      pango_cairo_layout_path(cairo, layout.pointer)
      cairo_set_source_rgba(cairo, halo.red, halo.green, halo.blue, 0.85 * halo.alpha)
      cairo_set_line_width(cairo, 2.6)
      cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
      cairo_stroke(cairo)
    }
    cairo_set_source_rgba(cairo, text.colour.red, text.colour.green, text.colour.blue, text.colour.alpha)
    cairo_move_to(cairo, 0, 0)
    pango_cairo_show_layout(cairo, layout.pointer)
    cairo_new_path(cairo)
    cairo_restore(cairo)
  }

  private func layout(of line: TextLine) -> Layout {
    if let known = layouts[line] { return known }
    let pointer: OpaquePointer = pango_layout_new(context)
    pango_layout_set_font_description(pointer, font)
    set(line, in: pointer)
    let layout = Layout(pointer)
    layouts[line] = layout
    return layout
  }

  /// Sets the text of a layout, with spacers as shapes without ink that move what follows forward or back.
  private func set(_ line: TextLine, in layout: OpaquePointer) {
    let markup = PangoMarkup(line) { self.measure($0).width }
    pango_layout_set_markup(layout, markup.text, -1)
    guard !markup.spacers.isEmpty, let attributes = pango_layout_get_attributes(layout) else { return }
    let bytes = Array(String(cString: pango_layout_get_text(layout)).utf8)
    let mark = Array(PangoMarkup.spacer.utf8)
    let places = bytes.indices.filter { bytes[$0...].starts(with: mark) }
    for (place, width) in zip(places, markup.spacers) {
      var box = PangoRectangle(x: 0, y: 0, width: Int32((width * Double(PANGO_SCALE)).rounded()), height: 0)
      guard let shape = pango_attr_shape_new(&box, &box) else { continue }
      shape.pointee.start_index = UInt32(place)
      shape.pointee.end_index = UInt32(place + mark.count)
      pango_attr_list_insert(attributes, shape)
    }
    pango_layout_set_attributes(layout, attributes)
  }
}
