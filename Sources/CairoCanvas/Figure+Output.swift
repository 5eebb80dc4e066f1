import CCairo
import Plotting

extension Figure {
  /// The figure as a PNG file of `scale` pixels a point; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the size is not positive or cairo cannot draw.
  public func png(scale: Double = 2, theme: Theme = .light) throws -> [UInt8] {
    let (width, height) = ((size.width * scale).rounded(), (size.height * scale).rounded())
    guard width >= 1, height >= 1, width < 32_000, height < 32_000 else {
      throw CanvasError.invalidSize(width: size.width, height: size.height)
    }
    let target = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    cairo_scale(target.context, scale, scale)
    let layout = try draw(on: target, pixelsPerPoint: scale, theme: theme)
    return try PNGEncoder.encode(target.surface, reducingColours: !layout.hasImages)
  }

  /// The figure as an SVG document with the caption as its title and the alternative text as its description; the same
  /// figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the size is not positive or cairo cannot draw.
  public func svg(theme: Theme = .light) throws -> [UInt8] {
    try checkSize()
    let sink = ByteSink()
    let target = try CairoSurface(
      cairo_svg_surface_create_for_stream(ByteSink.write, sink.closure, size.width, size.height), output: sink)
    try draw(on: target, pixelsPerPoint: nil, theme: theme)
    return SVGDocument.finished(try target.finish(), title: RichText(caption).plain, description: alt)
  }

  /// The figure as a PDF document of one page; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the size is not positive or cairo cannot draw.
  public func pdf(theme: Theme = .light) throws -> [UInt8] {
    try checkSize()
    let sink = ByteSink()
    let target = try CairoSurface(
      cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, size.width, size.height), output: sink)
    // Without a date of our own, cairo writes the present one.
    cairo_pdf_surface_set_metadata(target.surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    cairo_pdf_surface_set_metadata(target.surface, CAIRO_PDF_METADATA_TITLE, RichText(caption).plain)
    try draw(on: target, pixelsPerPoint: nil, theme: theme)
    return try target.finish()
  }

  /// The figure laid out with the fonts it is drawn with: for tests, and for its warnings.
  public func layout(theme: Theme = .light) -> FigureLayout {
    FigureLayout(self, theme: theme, measuring: PangoText())
  }

  @discardableResult
  private func draw(on target: CairoSurface, pixelsPerPoint: Double?, theme: Theme) throws -> FigureLayout {
    let text = PangoText()
    var canvas = CairoCanvas(target: target, pixelsPerPoint: pixelsPerPoint, text: text)
    let layout = FigureLayout(self, theme: theme, measuring: text)
    try layout.draw(on: &canvas)
    try target.check(doing: "draw the figure")
    return layout
  }

  private func checkSize() throws(CanvasError) {
    guard size.width >= 1, size.height >= 1, size.width < 14_400, size.height < 14_400 else {
      throw .invalidSize(width: size.width, height: size.height)
    }
  }
}

extension FigureLayout {
  /// Whether there are smooth colours in the figure, which fewer colours would turn into bands.
  fileprivate var hasImages: Bool {
    commands.contains { if case .image = $0 { true } else { false } }
  }
}
