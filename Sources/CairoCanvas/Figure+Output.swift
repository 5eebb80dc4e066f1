import Plotting

extension Figure {
  /// The figure as a PNG file; the same figure always gives the same bytes.
  ///
  /// - Parameters:
  ///   - scale: pixels per point; each side of the image has from 1 to 32,000 pixels.
  ///   - theme: colours and sizes.
  /// - Returns: the bytes of the file.
  /// - Throws: ``CanvasError`` if the image is of a size that cannot be drawn, a mark asks for what cannot be drawn, or
  ///   cairo fails.
  public func png(scale: Double = 2, theme: Theme = .light) throws -> [UInt8] {
    try FigureDrawing(self, theme: theme).png(scale: scale)
  }

  /// The figure as an SVG document, with the caption as its title and the alternative text as its description; the same
  /// figure always gives the same bytes. In the light theme it follows the reader's choice of a dark screen.
  ///
  /// - Parameter theme: colours and sizes.
  /// - Returns: the document in UTF-8.
  /// - Throws: ``CanvasError`` if a side does not have from 1 to 14,400 points, a mark asks for what cannot be drawn,
  ///   or cairo fails.
  public func svg(theme: Theme = .light) throws -> [UInt8] {
    try FigureDrawing(self, theme: theme).svg()
  }

  /// The figure as a PDF document of one page; the same figure always gives the same bytes.
  ///
  /// - Parameter theme: colours and sizes.
  /// - Returns: the bytes of the document.
  /// - Throws: ``CanvasError`` if a side does not have from 1 to 14,400 points, a mark asks for what cannot be drawn,
  ///   or cairo fails.
  public func pdf(theme: Theme = .light) throws -> [UInt8] {
    try FigureDrawing(self, theme: theme).pdf()
  }
}
