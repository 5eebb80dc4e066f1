/// How values become colours, and how a colour bar explains it.
public struct ColourScale: Hashable, Sendable {
  /// The colours.
  public let map: ColourMap
  /// The values of the first and the last colour.
  public let range: ClosedRange<Double>
  /// Whether equal steps of colour are equal differences or equal ratios.
  public let scale: AxisScale
  /// What the values measure, written along the colour bar; may hold math.
  public let label: String

  /// Colours of `map` for the values of `range`, which are positive on a logarithmic scale.
  public init(_ map: ColourMap, range: ClosedRange<Double>, scale: AxisScale = .linear, label: String) {
    self.map = map
    self.range = DataSpan.usable(range, for: scale)
    self.scale = scale
    self.label = label
  }

  /// Colours of `map` for `range`, by default from the lowest to the highest of `values`, on a logarithmic scale of those
  /// that are positive.
  init(_ map: ColourMap, of values: [Double], range: ClosedRange<Double>?, scale: AxisScale, label: String) {
    var span = DataSpan()
    span.include(values)
    let lowest = scale == .linear ? span.lower : span.lowerPositive
    let found = lowest <= span.upper ? lowest...span.upper : 0...1
    self.init(map, range: range ?? found, scale: scale, label: label)
  }

  /// The colour of a value; one beyond the range, and on a logarithmic scale one that is not positive, has that of the end.
  public func colour(of value: Double) -> Colour { map(share(of: value)) }

  /// How far along the colours a value lies, 0 the first and 1 the last.
  func share(of value: Double) -> Double {
    // Halved, because the difference of two doubles may overflow.
    let (low, high) = (scale.transform(range.lowerBound) / 2, scale.transform(range.upperBound) / 2)
    let share = (scale.transform(value) / 2 - low) / (high - low)
    // A NaN compares as the lower bound.
    return share > 0 ? min(share, 1) : 0
  }
}
