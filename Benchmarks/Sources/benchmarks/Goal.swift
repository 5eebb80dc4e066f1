/// Something that is to hold, and what was measured.
struct Goal {
  /// What is measured, as the row of a table.
  let text: String
  /// What it is to reach.
  let bound: Bound
  /// The measurements, of which the median counts.
  let measured: Spread

  /// The side of a number on which a measurement is to lie.
  enum Bound {
    case atLeast(Double)
    case atMost(Double)
  }

  /// Whether the median is on the right side.
  var isReached: Bool {
    switch bound {
    case .atLeast(let bound): measured.median >= bound
    case .atMost(let bound): measured.median <= bound
    }
  }

  /// A row of a table in Markdown.
  var row: String {
    let bound =
      switch bound {
      case .atLeast(let bound): "≥ \(plain(bound))"
      case .atMost(let bound): "≤ \(plain(bound))"
      }
    return "| \(text) | \(bound) | \(measured.text) | \(isReached ? "✓" : "✗") |"
  }

  private func plain(_ value: Double) -> String { value.rounded() == value ? "\(Int(value))" : "\(value)" }
}
