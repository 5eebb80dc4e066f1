/// The area between a curve and a level, such as the probability under a density.
public struct Area: Mark {
  /// Along the horizontal axis: `[points]`.
  let x: [Double]
  /// The curve: `[points]`.
  let y: [Double]
  /// The level.
  let base: Double
  /// Its name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Opacity, 0…1.
  let alpha: Double

  /// The area between the curve (`x`, `y`) and the level `base`; a value that is not finite makes a gap.
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - y: the curve, `[points]`; a count other than that of `x` stops the program.
  ///   - base: the level. On a logarithmic axis that does not reach down to it, the area ends at the edge of the panel.
  ///   - label: its name in the legend; may contain math.
  ///   - colour: its colour, by role.
  ///   - alpha: opacity, 0…1.
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

  /// A swatch of its opacity.
  public var legendKey: LegendKey { .area(opacity: alpha) }

  /// Includes the curve and the base, at which the axis may end.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
    extent.y.include(edge: base)
  }

  /// Fills the area.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    // On a logarithmic axis the area reaches down to the edge of the panel.
    let level = max(context.projection.y.range.lowerBound, base)
    return Band(x: x, lower: x.map { _ in level }, upper: y, alpha: alpha).draw(in: context)
  }

  /// The number of points of the curve that have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int { context.countUnplaceable(x: x, y: y) }
}
