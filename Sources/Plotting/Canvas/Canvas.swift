/// One step of drawing. A laid-out figure is a list of these, the same for every canvas.
public enum DrawingCommand: Hashable, Sendable {
  /// Paint the inside of a path (even-odd where outlines cross).
  case fill(Path, Colour)
  /// Trace a path.
  case stroke(Path, Stroke)
  /// Draw shapes at many places.
  case markers(Markers)
  /// Stretch an image over a rectangle; `smooth` blends between pixels instead of showing them as blocks.
  case image(Raster, Rectangle, smooth: Bool)
  /// Write a text.
  case text(PlacedText)
  /// Keep what follows inside a rectangle, until `unclip`.
  case clip(Rectangle)
  /// End the last `clip`.
  case unclip
}

/// Something that knows how wide text will be.
public protocol TextMeasuring {
  /// The room `line` takes, in points.
  func measure(_ line: TextLine) -> TextExtent
}

/// Something a figure can be drawn on: measures text for the layout and carries out its commands.
public protocol Canvas: TextMeasuring {
  /// Carries out one step.
  mutating func draw(_ command: DrawingCommand) throws
}
