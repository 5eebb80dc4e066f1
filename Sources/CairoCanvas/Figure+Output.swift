import Plotting

extension Figure {
  /// The figure as a PNG file of `scale` pixels a point; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the size is not positive or cairo cannot draw.
  public func png(scale: Double = 2, theme: Theme = .light) throws -> [UInt8] {
    try FigureDrawing(self, theme: theme).png(scale: scale)
  }

  /// The figure as an SVG document with the caption as its title and the alternative text as its description; the same
  /// figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the size is not positive or cairo cannot draw.
  public func svg(theme: Theme = .light) throws -> [UInt8] {
    try FigureDrawing(self, theme: theme).svg()
  }

  /// The figure as a PDF document of one page; the same figure gives the same bytes every time.
  ///
  /// - Throws: `CanvasError` where the size is not positive or cairo cannot draw.
  public func pdf(theme: Theme = .light) throws -> [UInt8] {
    try FigureDrawing(self, theme: theme).pdf()
  }
}
