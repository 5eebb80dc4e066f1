/// One pair of axes with its marks.
public struct Panel: Sendable {
  /// Its title, above it; may contain math between dollar signs.
  public var title: String?
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// Whether a unit of x is as long as a unit of y.
  public var isEqualAspect: Bool
  /// Where the names of its marks stand.
  public var legend: LegendPlacement
  /// What it shows, the lowest first.
  public var marks: [any Mark]

  /// Describes a panel; rethrows what the closure throws.
  ///
  /// - Parameters:
  ///   - title: its title, above it; may contain math between dollar signs.
  ///   - x: the horizontal axis; a string literal is an axis with that label.
  ///   - y: the vertical axis.
  ///   - equalAspect: whether a unit of x is as long as a unit of y.
  ///   - legend: where the names of its marks stand.
  ///   - marks: what it shows, the lowest first.
  public init(
    _ title: String? = nil, x: Axis, y: Axis, equalAspect: Bool = false, legend: LegendPlacement = .automatic,
    @ListBuilder<any Mark> marks: () throws -> [any Mark]
  ) rethrows {
    self.title = title
    self.x = x
    self.y = y
    self.isEqualAspect = equalAspect
    self.legend = legend
    self.marks = try marks()
  }
}
