/// Where the names of a panel's marks stand.
public enum LegendPlacement: Hashable, Sendable {
  /// Up to three lines are named directly, other marks in a legend where it covers as little of the data as possible.
  case automatic
  /// All in a legend, where it covers as little of the data as possible.
  case best
  /// All in a legend at this place.
  case at(LegendPosition)
  /// All in a legend to the right of the panel.
  case outside
  /// Nowhere: marks are not named.
  case none
}

/// The places in a panel where a legend may stand.
public enum LegendPosition: Hashable, Sendable, CaseIterable {
  case topRight, topLeft, bottomRight, bottomLeft, right, left, top, bottom
}
