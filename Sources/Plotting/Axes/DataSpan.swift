#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The values that the marks of a panel show along one axis.
public struct DataSpan: Hashable, Sendable {
  /// The minimum, infinite as long as there are no values.
  private(set) var lower = Double.infinity
  /// The maximum, minus infinity as long as there are no values.
  private(set) var upper = -Double.infinity
  /// The smallest positive value, where a logarithmic axis may begin.
  private(set) var lowerPositive = Double.infinity
  /// Values at which the axis may end without room beyond: the foot of bars, the edges of an image.
  private var edges: Set<Double> = []

  /// Widens the span to those of the values that are finite.
  public mutating func include(_ values: some Sequence<Double>) {
    for value in values { include(value) }
  }

  /// Widens the span to `value` if it is finite.
  public mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
    if value > 0 { lowerPositive = min(lowerPositive, value) }
  }

  /// Widens the span to `value` if it is finite, and lets the axis end there without room beyond.
  public mutating func include(edge value: Double) {
    include(value)
    edges.insert(value)
  }

  /// The range that an axis of the given scale shows: the data with 4 % of room at both ends, never empty, always
  /// finite, and wide enough for doubles to tell positions in it apart.
  func range(for scale: AxisScale) -> ClosedRange<Double> {
    switch scale {
    case .linear:
      guard lower <= upper else { return 0...1 }
      let room = 0.04 * (upper / 2 - lower / 2) * 2
      return DataSpan.widened(
        edges.contains(lower) ? lower : lower - room, edges.contains(upper) ? upper : upper + room)
    case .logarithmic:
      guard lowerPositive.isFinite else { return 0.1...10 }
      let (low, high) = (log10(lowerPositive), log10(upper))
      let room = high > low ? 0.04 * (high - low) : 0.5
      let lowest = max(pow(10, low - room), .leastNormalMagnitude)
      // Values so small that doubles hold few of their digits lie below every axis.
      return lowest...max(lowest.nextUp, min(pow(10, high + room), .greatestFiniteMagnitude))
    }
  }

  /// `range` as an axis of the given scale can show it: wide enough, and positive if the axis is logarithmic.
  static func usable(_ range: ClosedRange<Double>, for scale: AxisScale) -> ClosedRange<Double> {
    switch scale {
    case .linear: return widened(range.lowerBound, range.upperBound)
    case .logarithmic:
      if range.lowerBound > 0 && range.lowerBound < range.upperBound { return range }
      var positive = DataSpan()
      positive.include([range.lowerBound, range.upperBound])
      return positive.range(for: .logarithmic)
    }
  }

  /// The range from `lower` to `upper`, widened about its middle if it is too narrow for doubles to resolve.
  static func widened(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
    let limit = Double.greatestFiniteMagnitude
    let (low, high) = (max(min(lower, upper), -limit), min(max(lower, upper), limit))
    let magnitude = max(abs(low), abs(high))
    if low == high {
      let room = magnitude == 0 ? 0.5 : max(0.1 * magnitude, 1e-290)
      return max(low - room, -limit)...min(high + room, limit)
    }
    let minimumWidth = max(1e-12 * magnitude, 1e-290)
    guard high - low < minimumWidth else { return low...high }
    return max(low - minimumWidth / 2, -limit)...min(high + minimumWidth / 2, limit)
  }
}

/// The values that the marks of a panel show along both axes.
public struct DataExtent: Hashable, Sendable {
  /// Along the horizontal axis.
  public var x = DataSpan()
  /// Along the vertical axis.
  public var y = DataSpan()
}
