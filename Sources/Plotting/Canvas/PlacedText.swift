/// Text in its place on the page, with the room that it takes.
public struct PlacedText: Hashable, Sendable {
  /// The part of the text's box that lies at the anchor, along x.
  public enum HorizontalAnchor: Sendable { case left, centre, right }
  /// The part of the text's box that lies at the anchor, along y.
  public enum VerticalAnchor: Sendable { case top, middle, bottom }

  /// What is written.
  public var line: TextLine
  /// Colour of the letters.
  public var colour: Colour
  /// Colour of a seam around the letters that keeps them legible over data, or nil for none.
  public var halo: Colour?
  /// Whether it runs from bottom to top instead of from left to right.
  public let isVertical: Bool
  /// The box around it on the page.
  public let box: Rectangle
  /// The edge with which several lines are aligned.
  public let alignment: HorizontalAnchor
  /// Distance from the top of the text, as it is read, to its first baseline, points.
  public let ascent: Double

  /// Text with the named part of its box at an anchor.
  ///
  /// - Parameters:
  ///   - line: what is written.
  ///   - extent: the room that it takes, as measured by the canvas that will draw it.
  ///   - colour: colour of the letters.
  ///   - halo: colour of a seam around the letters, or nil for none.
  ///   - anchor: where the named part of the box lies on the page.
  ///   - horizontal: the part of the box that lies at the anchor, along x.
  ///   - vertical: the part of the box that lies at the anchor, along y.
  ///   - isVertical: whether the text runs from bottom to top instead of from left to right.
  public init(
    _ line: TextLine, extent: TextExtent, colour: Colour, halo: Colour? = nil, at anchor: Point,
    horizontal: HorizontalAnchor, vertical: VerticalAnchor, isVertical: Bool = false
  ) {
    self.line = line
    self.colour = colour
    self.halo = halo
    self.isVertical = isVertical
    alignment = isVertical ? .centre : horizontal
    let size = isVertical ? Size(extent.height, extent.width) : Size(extent.width, extent.height)
    let x =
      switch horizontal {
      case .left: anchor.x
      case .centre: anchor.x - size.width / 2
      case .right: anchor.x - size.width
      }
    let y =
      switch vertical {
      case .top: anchor.y
      case .middle: anchor.y - size.height / 2
      case .bottom: anchor.y - size.height
      }
    box = Rectangle(x: x, y: y, width: size.width, height: size.height)
    ascent = extent.ascent
  }
}
