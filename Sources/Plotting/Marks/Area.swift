/// The area between a curve and a level, such as a probability under a density.
public struct Area: Mark {
  /// Along the horizontal axis.
  public let x: [Double]
  /// The curve, as many as `x`.
  public let y: [Double]
  /// The level.
  public let base: Double
  /// Its name in the legend.
  public let label: String?
  /// The colour asked for.
  public let ink: Ink
  /// Opacity, 0…1.
  public let alpha: Double

  /// The area between the curve (`x`, `y`) and the level `base`.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>, base: Double = 0,
    label: String? = nil, colour: Ink = .automatic, alpha: Double = 0.3
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    requireEqualCounts("Area", ["x": self.x.count, "y": self.y.count])
    self.base = base
    self.label = label
    ink = colour
    self.alpha = alpha
  }

  /// How the legend shows it.
  public var legendKey: LegendKey { .area(opacity: alpha) }

  /// Widens `extent` to the data shown; an axis may end at the base.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
    extent.y.include(edge: base)
  }

  /// The commands that draw it.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    // On a logarithmic axis the area reaches down to the edge of the panel.
    let level = max(context.projection.y.range.lowerBound, base)
    return Band(x: x, lower: x.map { _ in level }, upper: y, alpha: alpha).draw(in: context)
  }

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
