/// A picture for the book: panels in a grid, a caption and a text for those who cannot see it. It only describes; a
/// layout places it on the page and a canvas draws it.
public struct Figure: Sendable {
  /// What stands below the figure; may hold the markup of prose.
  public var caption: String
  /// What is to be seen, in plain words; may hold the markup of prose.
  public var alt: String
  /// Extent on the page, points.
  public var size: Size
  /// Panels side by side, or nil for the layout to choose.
  public var columns: Int?
  /// Axes that panels have in common.
  public var sharedAxes: SharedAxes
  /// Whether panels are marked (a), (b), … before their titles.
  public var isLettered: Bool
  /// The panels, row by row.
  public var panels: [Panel]

  /// A figure of the given panels; of a size that suits their number unless `size` says otherwise (600 × 375 points for
  /// one). Panels that share an axis have the same range, and its numbers and label stand only at the edge of the grid.
  public init(
    caption: String, alt: String, size: Size? = nil, columns: Int? = nil,
    sharing sharedAxes: SharedAxes = [], lettered: Bool = false, @ListBuilder<Panel> panels: () throws -> [Panel]
  ) rethrows {
    let panels = try panels()
    self.caption = caption
    self.alt = alt
    self.size = size ?? Figure.usualSize(panels.count, columns: Figure.columnCount(columns, of: panels.count))
    self.columns = columns
    self.sharedAxes = sharedAxes
    isLettered = lettered
    self.panels = panels
  }

  /// Panels side by side: as many as asked for, else up to three, and four as two by two.
  var columnCount: Int { Figure.columnCount(columns, of: panels.count) }

  private static func columnCount(_ columns: Int?, of panels: Int) -> Int {
    min(max(1, columns ?? (panels == 4 ? 2 : 3)), max(1, panels))
  }

  /// A size in which panels side by side are not narrow and those above each other not low.
  private static func usualSize(_ panels: Int, columns: Int) -> Size {
    let rows = (panels + columns - 1) / columns
    if columns == 1 { return Size(600, rows > 1 ? 230 * Double(rows) : 375) }
    return Size(columns > 2 ? 720 : 660, rows > 1 ? 235 * Double(rows) : 310)
  }
}

/// Axes that the panels of a figure may have in common.
public struct SharedAxes: OptionSet, Hashable, Sendable {
  /// One bit for each axis.
  public let rawValue: Int

  /// The axes with the given bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Panels above each other have the same horizontal axis.
  public static let x = SharedAxes(rawValue: 1)
  /// Panels side by side have the same vertical axis.
  public static let y = SharedAxes(rawValue: 2)
}
