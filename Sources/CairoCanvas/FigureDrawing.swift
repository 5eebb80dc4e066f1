import CCairo
import Plotting

/// A figure laid out once, with the fonts in which it is drawn, to be written in any format from the same layout.
public struct FigureDrawing {
  /// Where everything stands, and what the figure's author should know about its data.
  public let layout: FigureLayout
  private let figure: Figure
  private let theme: Theme
  private let text = PangoText()

  /// Lays out a figure.
  ///
  /// - Parameters:
  ///   - figure: what to draw.
  ///   - theme: colours and sizes.
  /// - Throws: ``CanvasError`` if a side does not have from 1 to 14,400 points.
  public init(_ figure: Figure, theme: Theme = .light) throws(CanvasError) {
    let size = figure.size
    let sides = 1...FigureLayout.maximumSide
    guard sides.contains(size.width), sides.contains(size.height) else {
      throw .invalidSize(width: size.width, height: size.height)
    }
    self.figure = figure
    self.theme = theme
    layout = FigureLayout(figure, theme: theme, measuring: text)
  }

  /// The figure as a PNG file; the same figure always gives the same bytes.
  ///
  /// - Parameter scale: pixels per point; each side of the image has from 1 to 32,000 pixels.
  /// - Returns: the bytes of the file.
  /// - Throws: ``CanvasError`` if the image is of a size that cannot be drawn, a mark asks for what cannot be drawn, or
  ///   cairo fails.
  public func png(scale: Double = 2) throws -> [UInt8] {
    let (width, height) = ((layout.size.width * scale).rounded(), (layout.size.height * scale).rounded())
    let sides = 1...Double(CairoSurface.maximumSide)
    guard sides.contains(width), sides.contains(height) else {
      throw CanvasError.invalidImage(width: width, height: height)
    }
    let target = try CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    cairo_scale(target.context, scale, scale)
    try draw(on: target, pixelsPerPoint: scale)
    return try PNGEncoder.encode(target.surface, reducingColours: !layout.hasImages)
  }

  /// The figure as an SVG document; the same figure always gives the same bytes. In the light theme it follows the
  /// reader's choice of a dark screen.
  ///
  /// - Parameters:
  ///   - title: its title, by default the caption; no title if empty.
  ///   - description: its description, by default the alternative text; no description if empty.
  /// - Returns: the document in UTF-8.
  /// - Throws: ``CanvasError`` if a mark asks for what cannot be drawn, or cairo fails.
  public func svg(title: String? = nil, description: String? = nil) throws -> [UInt8] {
    let sink = ByteSink()
    let target = try CairoSurface(
      cairo_svg_surface_create_for_stream(ByteSink.write, sink.closure, layout.size.width, layout.size.height),
      output: sink)
    try draw(on: target, pixelsPerPoint: nil)
    // Colours of the light theme have counterparts for dark screens. Cairo knows no roles of colours, only numbers, so
    // the roles are looked up in what it has written.
    let isLight = theme == .light
    let bytes = SVGCompaction.compacted(try target.finish(), pointImages: isLight ? layout.pointImages : []) { colour in
      isLight ? Theme.light.counterpart(of: colour, in: .dark) : nil
    }
    return SVGDocument.finished(bytes, title: title ?? plainCaption, description: description ?? figure.alt)
  }

  /// The figure as a PDF document of one page; the same figure always gives the same bytes.
  ///
  /// - Returns: the bytes of the document.
  /// - Throws: ``CanvasError`` if a mark asks for what cannot be drawn, or cairo fails.
  public func pdf() throws -> [UInt8] {
    let sink = ByteSink()
    let target = try CairoSurface(
      cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, layout.size.width, layout.size.height),
      output: sink)
    // Without a date of ours, cairo would write the present one.
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
  /// The indices of those images in a vector document that are layers of points.
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

  /// Whether the figure holds images, whose smooth colours would turn into bands if there were fewer of them. A figure
  /// in which colours stand for values has one at least, its colour bar, and so keeps its colours exactly.
  fileprivate var hasImages: Bool {
    commands.contains { if case .image = $0 { true } else { false } }
  }
}
