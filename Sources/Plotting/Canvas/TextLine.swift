/// Text with its size and weight: what a canvas needs to know to measure it.
public struct TextLine: Hashable, Sendable {
  /// What is written.
  public var content: RichText
  /// Size of the text, points.
  public var size: Double
  /// Whether it is set in bold.
  public var isBold: Bool

  /// Text of the given size in points; each line feed in it starts a new line.
  public init(_ content: RichText, size: Double, isBold: Bool = false) {
    self.content = content
    self.size = size
    self.isBold = isBold
  }
}

/// The room that text takes, in points from the start of its first baseline.
public struct TextExtent: Hashable, Sendable {
  /// To the right, points.
  public var width: Double
  /// Above the first baseline, points.
  public var ascent: Double
  /// Below the first baseline, including all further lines, points.
  public var descent: Double

  /// An extent of the given measures.
  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// From the top of the first line to the bottom of the last, points.
  public var height: Double { ascent + descent }
}
