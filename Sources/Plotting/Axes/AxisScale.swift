#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How values become positions along an axis.
public enum AxisScale: Hashable, Sendable {
  /// Equal differences are equal lengths.
  case linear
  /// Equal ratios are equal lengths; only positive values have a position.
  case logarithmic

  /// The value in the units in which the axis is even: itself or its decimal logarithm; NaN if it has none.
  func transform(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: value > 0 ? log10(value) : .nan
    }
  }

  /// The value at a position in those units.
  func inverse(_ place: Double) -> Double {
    switch self {
    case .linear: place
    case .logarithmic: pow(10, place)
    }
  }
}
