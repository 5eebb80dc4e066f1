/// How values become colours, and what the colour bar that explains it says.
public struct ColourScale: Hashable, Sendable {
  /// The colours.
  let map: ColourMap
  /// The values of the first and the last colour.
  let range: ClosedRange<Double>
  /// Whether equal steps of colour are equal differences or equal ratios.
  let scale: AxisScale
  /// What the values measure, written along the colour bar; may contain math between dollar signs.
  let label: String

  /// Colours for a range of values.
  ///
  /// - Parameters:
  ///   - map: the colours.
  ///   - range: the values of the first and the last colour. One that the scale cannot show, such as a negative one on
  ///     a logarithmic scale, is brought to the nearest that it can.
  ///   - scale: whether equal steps of colour are equal differences or equal ratios of the values.
  ///   - label: what the values measure, written along the colour bar; may contain math between dollar signs.
  public init(_ map: ColourMap, range: ClosedRange<Double>, scale: AxisScale = .linear, label: String) {
    self.map = map
    self.range = DataSpan.usable(range, for: scale)
    self.scale = scale
    self.label = label
  }

  /// Colours for `range`, by default from the lowest to the highest of `values`, on a logarithmic scale of those that
  /// are positive.
  init(_ map: ColourMap, of values: [Double], range: ClosedRange<Double>?, scale: AxisScale, label: String) {
    var span = DataSpan()
    span.include(values)
    let lowest = scale == .linear ? span.lower : span.lowerPositive
    let found = lowest <= span.upper ? lowest...span.upper : 0...1
    self.init(map, range: range ?? found, scale: scale, label: label)
  }

  /// The colour of a value; beyond the range it is that of the nearer end, and that of the lower end for a NaN and for
  /// values that a logarithmic scale does not have.
  public func colour(of value: Double) -> Colour { map(fraction(of: value)) }

  /// How far along the colours a value lies, 0 the first and 1 the last.
  func fraction(of value: Double) -> Double {
    // Halved, because the difference of two doubles can overflow.
    let (low, high) = (scale.transform(range.lowerBound) / 2, scale.transform(range.upperBound) / 2)
    let fraction = (scale.transform(value) / 2 - low) / (high - low)
    // Written so that a NaN becomes the lower bound.
    return fraction > 0 ? min(fraction, 1) : 0
  }
}
