/// A picture: panels in a grid, a caption, and a description for readers who cannot see it.
///
/// It only describes; a ``FigureLayout`` places everything on the page, and a ``Canvas`` draws it.
public struct Figure: Sendable {
  /// The text below the figure; may contain math between dollar signs.
  public var caption: String
  /// The alternative text: what there is to see, in plain words.
  public var alt: String
  /// Its size on the page, points.
  public var size: Size
  /// The number of panels side by side, or nil to leave it to the layout.
  public var columns: Int?
  /// The axes that panels have in common.
  public var sharedAxes: SharedAxes
  /// Whether panels are marked (a), (b), … before their titles.
  public var isLettered: Bool
  /// The panels, row by row.
  public var panels: [Panel]

  /// Describes a figure; rethrows what the closure throws.
  ///
  /// - Parameters:
  ///   - caption: the text below the figure; may contain math between dollar signs.
  ///   - alt: what there is to see, in plain words.
  ///   - size: its size on the page, points; by default one that suits the number of panels, 600 × 375 for one.
  ///   - columns: the number of panels side by side; by default up to three, and two for four panels.
  ///   - sharedAxes: the axes that panels have in common. Panels above each other, or side by side, then have the same
  ///     range, and the axis has its numbers and its label only at the edge of the grid.
  ///   - lettered: whether panels are marked (a), (b), … before their titles.
  ///   - panels: the panels, row by row.
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

  /// The number of panels side by side: the one requested, or else up to three, and two by two for four.
  var columnCount: Int { Figure.columnCount(columns, of: panels.count) }

  private static func columnCount(_ columns: Int?, of panels: Int) -> Int {
    min(max(1, columns ?? (panels == 4 ? 2 : 3)), max(1, panels))
  }

  /// A size in which panels side by side are not too narrow, nor those above each other too low.
  private static func usualSize(_ panels: Int, columns: Int) -> Size {
    let rows = (panels + columns - 1) / columns
    if columns == 1 { return Size(600, rows > 1 ? 230 * Double(rows) : 375) }
    return Size(columns > 2 ? 720 : 660, rows > 1 ? 235 * Double(rows) : 310)
  }
}

/// The axes that the panels of a figure may have in common.
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
