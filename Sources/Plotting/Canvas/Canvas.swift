/// One step of drawing. A figure that has been laid out is a list of these, the same for every canvas.
public enum DrawingCommand: Hashable, Sendable {
  /// Paint the inside of a path, by the even-odd rule where outlines cross.
  case fill(Path, Colour)
  /// Trace a path.
  case stroke(Path, Stroke)
  /// Draw shapes at many places.
  case markers(Markers)
  /// Stretch an image over a rectangle; `smooth` blends between pixels instead of showing them as blocks.
  case image(Raster, Rectangle, smooth: Bool)
  /// Write text.
  case text(PlacedText)
  /// Cut what follows off at the edges of a rectangle, until `unclip`.
  case clip(Rectangle)
  /// End the last `clip`.
  case unclip
}

/// Something that knows how much room text takes.
public protocol TextMeasuring {
  /// The room that `line` takes, points.
  func measure(_ line: TextLine) -> TextExtent
}

/// Something on which a figure can be drawn: it measures text for the layout, and carries out the commands.
public protocol Canvas: TextMeasuring {
  /// Carries out one command; throws what keeps it from doing so.
  mutating func draw(_ command: DrawingCommand) throws
}
