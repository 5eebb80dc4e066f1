/// Where the names of a panel's marks stand.
public enum LegendPlacement: Hashable, Sendable {
  /// Up to three lines are named directly; other marks in a legend where it covers least data.
  case automatic
  /// All in a legend where it covers least data.
  case best
  /// In a legend at this place.
  case at(LegendPosition)
  /// In a legend to the right of the panel.
  case outside
  /// Nowhere.
  case none
}

/// The places in a panel where a legend may stand.
public enum LegendPosition: Hashable, Sendable, CaseIterable {
  case topRight, topLeft, bottomRight, bottomLeft, right, left, top, bottom
}
