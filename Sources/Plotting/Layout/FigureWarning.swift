/// Something about a figure's data that its author should know; the figure is drawn nonetheless.
public enum FigureWarning: Hashable, Sendable, CustomStringConvertible {
  /// A number of data points of a mark have no place on the axes: they are not finite, or not positive on a logarithmic
  /// axis.
  case unplaceable(mark: String, count: Int)
  /// Two marks in a legend differ in nothing but their hue.
  case alikeInGrey(String, String)
  /// A figure without panels.
  case empty

  /// The warning in words.
  public var description: String {
    switch self {
    case .unplaceable(let mark, let count):
      "\(mark): \(count) data \(count == 1 ? "point has" : "points have") no place on the axes (not finite, or not positive on a logarithmic axis)"
    case .alikeInGrey(let first, let second):
      "‘\(first)’ and ‘\(second)’ look alike without colour; give one of them another dash, shape or opacity"
    case .empty: "the figure has no panels"
    }
  }
}
