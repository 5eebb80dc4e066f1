import Problems

// What the waits tell about the hours of the day.

/// The hour at which each eruption began, from 0 to 24, on a clock that was set to zero when the eruption before the first
/// began.
func clockHours(_ eruptions: [OldFaithful.Eruption]) -> [Double] {
  var minutes = 0.0
  return eruptions.map { eruption in
    minutes += eruption.wait
    return (minutes / 60).truncatingRemainder(dividingBy: 24)
  }
}

/// The share of hours that lie in one stretch of the day, where this share is largest.
///
/// - Parameters:
///   - hours: times of the day, from 0 to 24.
///   - length: the length of the stretch, in hours.
/// - Returns: a share from 0 to 1.
func shareInOneStretch(_ hours: [Double], length: Double) -> Double {
  let counts = hours.map { start in
    hours.count { ($0 - start + 24).truncatingRemainder(dividingBy: 24) <= length }
  }
  return Double(counts.max() ?? 0) / Double(hours.count)
}
