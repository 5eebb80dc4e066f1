/// The area between two curves over the same x, such as an interval around a mean.
public struct Band: Mark {
  /// Along the horizontal axis: `[points]`.
  let x: [Double]
  /// One border: `[points]`.
  let lower: [Double]
  /// The other border: `[points]`.
  let upper: [Double]
  /// Its name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// Opacity of the area, 0…1.
  let alpha: Double

  /// The area between (`x`, `lower`) and (`x`, `upper`); a value that is not finite makes a gap.
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - lower: one border, `[points]`.
  ///   - upper: the other border, `[points]`. Unequal counts stop the program.
  ///   - label: its name in the legend; may contain math.
  ///   - colour: its colour, by role.
  ///   - alpha: opacity, 0…1.
  public init(
    x: some Collection<some BinaryFloatingPoint>, lower: some Collection<some BinaryFloatingPoint>,
    upper: some Collection<some BinaryFloatingPoint>, label: String? = nil, colour: Ink = .automatic,
    alpha: Double = 0.22
  ) {
    self.x = doubles(x)
    self.lower = doubles(lower)
    self.upper = doubles(upper)
    requireEqualCounts("Band", ["x": self.x.count, "lower": self.lower.count, "upper": self.upper.count])
    self.label = label
    self.ink = colour
    self.alpha = alpha
  }

  /// A swatch of its opacity.
  public var legendKey: LegendKey { .area(opacity: alpha) }

  /// Includes both borders.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(lower)
    extent.y.include(upper)
  }

  /// Fills the area, in pieces where there are gaps.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let low = context.projection.points(x: x, y: lower)
    let high = context.projection.points(x: x, y: upper)
    let pieces = zip(low, high).split { !$0.isFinite || !$1.isFinite }
    let outlines = pieces.map { context.frame.clip(polygon: $0.map(\.0) + $0.map(\.1).reversed()) }
    return [.fill(Path(outlines.filter { $0.count > 2 }, isClosed: true), context.colour.opacity(alpha))]
  }

  /// The number of places at which either border has no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    zip(x, zip(lower, upper)).count { x, borders in
      !context.projection(x, borders.0).isFinite || !context.projection(x, borders.1).isFinite
    }
  }
}
