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
  /// The shape; nil for circles unless a legend names several kinds of points.
  public let marker: MarkerShape?
  /// Diameter in points.
  public let size: Double
  /// Opacity of each marker, 0…1.
  public let alpha: Double
  /// The values shown by colour, as many as `x`, or nil where all points have one colour.
  public let values: [Double]?
  /// How those values become colours.
  public let colourScale: ColourScale?

  /// Points at (`x`, `y`), which are equally many. The more there are, the smaller and more transparent they are unless
  /// `size` (points) and `alpha` (0…1) say otherwise.
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

  /// The given points.
  public init(
    at points: [(x: Double, y: Double)], label: String? = nil, colour: Ink = .automatic, marker: MarkerShape? = nil,
    size: Double? = nil, alpha: Double? = nil
  ) {
    self.init(
      x: points.map(\.x), y: points.map(\.y), label: label, colour: colour, marker: marker, size: size, alpha: alpha)
  }

  /// Points at (`x`, `y`) coloured by `values`, all equally many; `valueLabel` stands at the colour bar. `range` gives the
  /// values of the first and the last colour, by default the lowest and the highest, and `scale` whether equal steps of
  /// colour are equal differences or equal ratios.
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

  /// How many data points have no place on the axes.
  public func countUnplaceable(in context: MarkContext) -> Int {
    context.countUnplaceable(x: x, y: y) + (values?.count { !$0.isFinite } ?? 0)
  }
}
