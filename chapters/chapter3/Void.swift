import LinearAlgebra
import Problems

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

/// The expected variance of y given x where the wave has no noise: among the places of the wave that lie at equal heights, each
/// with the weight 1/|f′|. Between neighbouring places the wave is taken as straight.
func limitWithoutNoise() -> Double {
  let places = grid(-15...15, 3001)
  let heights = places.map(Wave.mean)
  let pieces = 0..<places.count - 1
  let variances = pieces.map { piece in
    let height = (heights[piece] + heights[piece + 1]) / 2
    var (total, first, second) = (0.0, 0.0, 0.0)
    for j in pieces where (heights[j] <= height) != (heights[j + 1] <= height) {
      let slope = (heights[j + 1] - heights[j]) / (places[j + 1] - places[j])
      let place = places[j] + (height - heights[j]) / slope
      total += 1 / abs(slope)
      first += place / abs(slope)
      second += place * place / abs(slope)
    }
    return second / total - (first / total) * (first / total)
  }
  return mean(variances)
}
