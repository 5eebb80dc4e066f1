/// How values become colours, and how a colour bar explains it.
public struct ColourScale: Hashable, Sendable {
  /// The colours.
  public let map: ColourMap
  /// The values of the first and the last colour.
  public let range: ClosedRange<Double>
  /// What the values measure, written along the colour bar; may hold math.
  public let label: String

  /// Colours of `map` for the values of `range`.
  public init(_ map: ColourMap, range: ClosedRange<Double>, label: String) {
    self.map = map
    self.range = DataSpan.widened(range.lowerBound, range.upperBound)
    self.label = label
  }

  /// The colour of a value.
  public func colour(of value: Double) -> Colour {
    map((value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2))
  }
}
