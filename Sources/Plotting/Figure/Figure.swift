/// A picture for the book: panels in a grid, a caption and a text for those who cannot see it. It only describes; a
/// layout places it on the page and a canvas draws it.
public struct Figure: Sendable {
  /// What stands below the figure; may hold the markup of prose.
  public var caption: String
  /// What is to be seen, in plain words.
  public var alt: String
  /// Extent on the page, points.
  public var size: Size
  /// Panels side by side, or nil for the layout to choose.
  public var columns: Int?
  /// The panels, row by row.
  public var panels: [Panel]

  /// A figure of the given panels; 600 × 375 points unless `size` says otherwise.
  public init(
    caption: String, alt: String, size: Size = Size(600, 375), columns: Int? = nil,
    @ListBuilder<Panel> panels: () throws -> [Panel]
  ) rethrows {
    self.caption = caption
    self.alt = alt
    self.size = size
    self.columns = columns
    self.panels = try panels()
  }
}
