#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How values become places along an axis.
public enum AxisScale: Hashable, Sendable {
  /// Equal differences are equal lengths.
  case linear
  /// Equal ratios are equal lengths; values must be positive.
  case logarithmic

  /// The value in the units in which the axis is even: itself or its decimal logarithm; NaN where it has none.
  func transform(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: value > 0 ? log10(value) : .nan
    }
  }

  /// The value at a place in those units.
  func inverse(_ place: Double) -> Double {
    switch self {
    case .linear: place
    case .logarithmic: pow(10, place)
    }
  }
}
