import CCairo
import Plotting

/// A figure laid out once with the fonts it is drawn with, to be written in every format from the same layout.
public struct FigureDrawing {
  /// Where everything stands, and what the author should know about the data.
  public let layout: FigureLayout
  private let figure: Figure
  private let theme: Theme
  private let text = PangoText()

  /// Lays out `figure` in the colours and sizes of `theme`.
  ///
  /// - Throws: `CanvasError` where a side is shorter than a point or too long for a page.
  public init(_ figure: Figure, theme: Theme = .light) throws(CanvasError) {
    let size = figure.size
    let sides = 1...FigureLayout.longestSide
    guard sides.contains(size.width), sides.contains(size.height) else {
      throw .invalidSize(width: size.width, height: size.height)
    }
    self.figure = figure
    self.theme = theme
    layout = FigureLayout(figure, theme: theme, measuring: text)
  }

  /// The figure as a PNG file of `scale` pixels a point; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the image has no pixel or too many along a side, or cairo cannot draw.
  public func png(scale: Double = 2) throws -> [UInt8] {
    let (width, height) = ((layout.size.width * scale).rounded(), (layout.size.height * scale).rounded())
    let sides = 1...Double(CairoSurface.longestSide)
    guard sides.contains(width), sides.contains(height) else {
      throw CanvasError.invalidImage(width: width, height: height)
    }
    let target = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    cairo_scale(target.context, scale, scale)
    try draw(on: target, pixelsPerPoint: scale)
    return try PNGEncoder.encode(target.surface, reducingColours: !layout.hasImages)
  }

  /// The figure as an SVG document with `title`, by default the caption, as its title and `description`, by default the
  /// alternative text, as its description; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where cairo cannot draw.
  public func svg(title: String? = nil, description: String? = nil) throws -> [UInt8] {
    let sink = ByteSink()
    let target = try CairoSurface(
      cairo_svg_surface_create_for_stream(ByteSink.write, sink.closure, layout.size.width, layout.size.height),
      output: sink)
    try draw(on: target, pixelsPerPoint: nil)
    // In the colours of the light theme it can be shown on a dark screen too.
    let isLight = theme == .light
    let bytes = SVGCompaction.compacted(try target.finish(), pointImages: isLight ? layout.pointImages : []) { colour in
      isLight ? Theme.light.counterpart(of: colour, in: .dark) : nil
    }
    return SVGDocument.finished(bytes, title: title ?? plainCaption, description: description ?? figure.alt)
  }

  /// The figure as a PDF document of one page; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where cairo cannot draw.
  public func pdf() throws -> [UInt8] {
    let sink = ByteSink()
    let target = try CairoSurface(
      cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, layout.size.width, layout.size.height),
      output: sink)
    // Without a date of our own, cairo writes the present one.
    cairo_pdf_surface_set_metadata(target.surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    cairo_pdf_surface_set_metadata(target.surface, CAIRO_PDF_METADATA_TITLE, plainCaption)
    try draw(on: target, pixelsPerPoint: nil)
    return try target.finish()
  }

  private var plainCaption: String { RichText(figure.caption).plain }

  private func draw(on target: CairoSurface, pixelsPerPoint: Double?) throws {
    var canvas = CairoCanvas(target: target, pixelsPerPoint: pixelsPerPoint, text: text)
    try layout.draw(on: &canvas)
    try target.check(doing: "draw the figure")
  }
}

extension FigureLayout {
  /// Which of the images in a vector document are layers of points.
  fileprivate var pointImages: Set<Int> {
    let images = commands.compactMap { command -> Bool? in
      switch command {
      case .image: false
      case .markers(let markers): markers.points.count > CairoCanvas.maximumVectorMarkers ? true : nil
      default: nil
      }
    }
    return Set(images.indices.filter { images[$0] })
  }

  /// Whether there are smooth colours in the figure, which fewer colours would turn into bands.
  fileprivate var hasImages: Bool {
    commands.contains { if case .image = $0 { true } else { false } }
  }
}
