/// Points, each shown by a small shape. Points that are not finite are left out.
public struct Scatter: Mark {
  /// Along the horizontal axis.
  public let x: [Double]
  /// Along the vertical axis, as many as `x`.
  public let y: [Double]
  /// Its name, in a legend or beside it.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  /// The shape.
  public let marker: MarkerShape
  /// Diameter in points.
  public let size: Double
  /// Opacity of each marker, 0…1.
  public let alpha: Double

  /// Points at (`x`, `y`), which are equally many. The more there are, the smaller and more transparent they are unless
  /// `size` (points) and `alpha` (0…1) say otherwise.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>, label: String? = nil,
    colour: Ink = .automatic, marker: MarkerShape = .circle, size: Double? = nil, alpha: Double? = nil
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    requireEqualCounts("Scatter", ["x": self.x.count, "y": self.y.count])
    self.label = label
    self.ink = colour
    self.marker = marker
    let usual = Scatter.usualStyle(count: self.x.count)
    self.size = size ?? usual.size
    self.alpha = alpha ?? usual.alpha
  }

  /// Size and opacity at which so many points usually can be told apart and show where they are dense.
  static func usualStyle(count: Int) -> (size: Double, alpha: Double) {
    switch count {
    case ...60: (6, 0.9)
    case ...300: (5, 0.75)
    case ...1000: (4, 0.6)
    case ...4000: (3.2, 0.45)
    default: (2.4, 0.3)
    }
  }

  /// How the legend shows it.
  public var legendKey: LegendKey { .marker(marker, size: min(max(size, 5), 9)) }

  /// Widens `extent` to the data shown.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let box = context.box.inset(by: -0.5)
    let places = context.projection.points(x: x, y: y).filter { $0.isFinite && box.contains($0) }
    return [.markers(Markers(at: places, shape: marker, size: size, colours: [context.colour.opacity(alpha)]))]
  }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
