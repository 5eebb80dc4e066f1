/// One pair of axes with its marks.
public struct Panel: Sendable {
  /// What stands above it; may hold math.
  public var title: String?
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// Whether one unit of x is as long as one of y.
  public var isEqualAspect: Bool
  /// Where names of marks stand.
  public var legend: LegendPlacement
  /// What is shown, the first lowest.
  public var marks: [any Mark]

  /// A panel with the given axes and marks.
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
