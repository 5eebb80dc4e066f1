/// Text with its size and weight: what a canvas needs to measure it.
public struct TextLine: Hashable, Sendable {
  /// The runs.
  public var content: RichText
  /// Size of the text in points.
  public var size: Double
  /// Whether it is set in bold.
  public var isBold: Bool

  /// Text of the given size. Line feeds in it start further lines.
  public init(_ content: RichText, size: Double, isBold: Bool = false) {
    self.content = content
    self.size = size
    self.isBold = isBold
  }
}

/// The room a text takes, in points, from the start of its first baseline.
public struct TextExtent: Hashable, Sendable {
  /// To the right.
  public var width: Double
  /// Above the baseline.
  public var ascent: Double
  /// Below the baseline of the first line, with all further lines.
  public var descent: Double

  /// An extent of the given measures.
  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// From the top of the first line to the bottom of the last.
  public var height: Double { ascent + descent }
}
