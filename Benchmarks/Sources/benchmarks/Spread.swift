import Foundation

/// Measurements of the same thing: their median and how far they spread.
struct Spread: Codable {
  /// The measurements, one a round.
  var values: [Double]

  /// The middle one, or the mean of the two in the middle; NaN where there is none.
  var median: Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// `5.8 (5.6–6.1)`: the median, the least and the greatest, with three significant digits.
  var text: String {
    guard let least = values.min(), let greatest = values.max() else { return "–" }
    return "\(short(median)) (\(short(least))–\(short(greatest)))"
  }

  /// How many times as large each measurement is as the other one of the same round.
  func ratio(to other: Spread) -> Spread { Spread(values: zip(values, other.values).map { $0 / $1 }) }
}

/// A number with three significant digits.
func short(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return "\(value)" }
  let digits = max(0, 2 - Int(log10(value.magnitude).rounded(.down)))
  return String(format: "%.\(digits)f", value)
}
