/// Points, each shown by a small shape. Points that are not finite are left out.
public struct Scatter: Mark {
  /// Along the horizontal axis: `[points]`.
  let x: [Double]
  /// Along the vertical axis: `[points]`.
  let y: [Double]
  /// Its name in the legend.
  public let label: String?
  /// Its colour, by role.
  public let ink: Ink
  /// The shape; nil for circles, unless the legend has to tell several kinds of points apart.
  let marker: MarkerShape?
  /// Diameter in points.
  let size: Double
  /// Opacity of each marker, 0…1.
  let alpha: Double
  /// The values shown by colour, `[points]`; nil if all points have one colour.
  let values: [Double]?
  /// How values become colours; nil if all points have one colour.
  public let colourScale: ColourScale?

  /// Points at (`x`, `y`).
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - y: places along the vertical axis, `[points]`; a count other than that of `x` stops the program.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - marker: their shape; by default circles, unless the legend has to tell several kinds of points apart.
  ///   - size: diameter in points of the page; by default the smaller the more points there are.
  ///   - alpha: opacity of each, 0…1; by default the lower the more points there are.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>, label: String? = nil,
    colour: Ink = .automatic, marker: MarkerShape? = nil, size: Double? = nil, alpha: Double? = nil
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
    values = nil
    colourScale = nil
  }

  /// Points given as pairs.
  ///
  /// - Parameters:
  ///   - points: the points, in the units of the axes.
  ///   - label: their name in the legend; may contain math.
  ///   - colour: their colour, by role.
  ///   - marker: their shape; by default circles, unless the legend has to tell several kinds of points apart.
  ///   - size: diameter in points of the page; by default the smaller the more points there are.
  ///   - alpha: opacity of each, 0…1; by default the lower the more points there are.
  public init(
    at points: [(x: Double, y: Double)], label: String? = nil, colour: Ink = .automatic, marker: MarkerShape? = nil,
    size: Double? = nil, alpha: Double? = nil
  ) {
    self.init(
      x: points.map(\.x), y: points.map(\.y), label: label, colour: colour, marker: marker, size: size, alpha: alpha)
  }

  /// Points at (`x`, `y`) coloured by `values`, with a colour bar.
  ///
  /// - Parameters:
  ///   - x: places along the horizontal axis, `[points]`.
  ///   - y: places along the vertical axis, `[points]`.
  ///   - values: what the colours show, `[points]`. Unequal counts stop the program.
  ///   - valueLabel: what the values measure, written along the colour bar; may contain math.
  ///   - map: the colours.
  ///   - range: the values of the first and the last colour; by default the lowest and the highest.
  ///   - scale: whether equal steps of colour are equal differences or equal ratios of the values.
  ///   - marker: their shape; by default circles.
  ///   - size: diameter in points of the page; by default the smaller the more points there are.
  ///   - alpha: opacity of each, 0…1.
  public init(
    x: some Collection<some BinaryFloatingPoint>, y: some Collection<some BinaryFloatingPoint>,
    values: some Collection<some BinaryFloatingPoint>, valueLabel: String = "", map: ColourMap = .viridis,
    range: ClosedRange<Double>? = nil, scale: AxisScale = .linear, marker: MarkerShape? = nil, size: Double? = nil,
    alpha: Double = 0.9
  ) {
    self.x = doubles(x)
    self.y = doubles(y)
    let values = doubles(values)
    requireEqualCounts("Scatter", ["x": self.x.count, "y": self.y.count, "values": values.count])
    label = nil
    ink = .neutral
    self.marker = marker
    self.size = size ?? Scatter.usualStyle(count: self.x.count).size
    self.alpha = alpha
    self.values = values
    colourScale = ColourScale(map, of: values, range: range, scale: scale, label: valueLabel)
  }

  /// The size and the opacity at which this many points can usually be told apart and still show where they are dense.
  static func usualStyle(count: Int) -> (size: Double, alpha: Double) {
    switch count {
    case ...60: (6, 0.9)
    case ...300: (5, 0.75)
    case ...1000: (4, 0.6)
    case ...4000: (3.2, 0.45)
    default: (2.4, 0.3)
    }
  }

  /// A marker of its shape, of a size that can be recognised.
  public var legendKey: LegendKey { .marker(marker, size: min(max(size, 5), 9)) }

  /// Includes the points.
  public func include(in extent: inout DataExtent) {
    extent.x.include(x)
    extent.y.include(y)
  }

  /// Draws the points whose centres lie in the panel.
  public func draw(in context: MarkContext) -> [DrawingCommand] {
    let box = context.box.inset(by: -0.5)
    let places = context.projection.points(x: x, y: y)
    let visible = places.indices.filter { index in
      places[index].isFinite && box.contains(places[index]) && values?[index].isFinite != false
    }
    var colours = [context.colour.opacity(alpha)]
    if let values, let colourScale { colours = visible.map { colourScale.colour(of: values[$0]).opacity(alpha) } }
    return [
      .markers(Markers(at: visible.map { places[$0] }, shape: context.marker(marker), size: size, colours: colours))
    ]
  }

  /// The number of points that have no place on the axes, and of values that are not finite.
  public func countUnplaceable(in context: MarkContext) -> Int {
    context.countUnplaceable(x: x, y: y) + (values?.count { !$0.isFinite } ?? 0)
  }
}
