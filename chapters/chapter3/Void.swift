import Experiments

/// Where the true density of y given x is next to nothing beside its highest peak.
struct Plausibility {
  private let density: (Double) -> Double
  /// Places over the range of y.
  let places = grid(-15...15, 301)
  let densities: [Double]
  /// The height of the highest peak.
  let peak: Double

  init(given x: Double) {
    density = InverseWave.density(given: x)
    densities = places.map(density)
    peak = densities.max() ?? .nan
  }

  /// The density at y as a share of that at the highest peak.
  func callAsFunction(_ y: Double) -> Double { density(y) / peak }

  /// The stretch between the two outermost peaks about a place where the share is below a twentieth.
  func void(about y: Double) -> ClosedRange<Double>? {
    guard let centre = places.firstIndex(where: { $0 >= y }),
      densities[centre] < 0.05 * peak
    else { return nil }
    let below = places[..<centre].lastIndex { self($0) >= 0.05 } ?? 0
    let above = places[centre...].firstIndex { self($0) >= 0.05 } ?? places.count - 1
    return places[below]...places[above]
  }
}

/// The median of y given x in the problem read backwards: what answers with the least mean absolute error give.
func conditionalMedian(given x: Double) -> Double {
  let places = grid(-15...15, 6001)
  let densities = places.map(InverseWave.density(given: x))
  let half = densities.reduce(0, +) / 2
  var sum = 0.0
  for (place, density) in zip(places, densities) {
    sum += density
    if sum >= half { return place }
  }
  return .nan
}

/// The expected variance of y given x where the wave has no noise: among the places of the wave that lie at equal heights.
func limitWithoutNoise() -> Double {
  let places = grid(-15...15, 60_001)
  let width = 0.02
  let heights = Dictionary(grouping: places) { (Wave.mean($0) / width).rounded() }
  // In the order of the heights: a dictionary's own order changes from run to run, and with it the last digits.
  return heights.sorted { $0.key < $1.key }.reduce(0) { sum, height in
    let places = height.value
    let centre = mean(places)
    return sum + places.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  } / Double(places.count)
}
