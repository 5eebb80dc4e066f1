import ElementaryFunctions
import Problems

/// Places evenly spaced between -1/2 and 1/2, in the middles of forty cells.
let evenOffsets = (0..<40).map { (Double($0) + 0.5) / 40 - 0.5 }

/// The least expected negative log-likelihoods of a spiral r = 1 + angle + noise, from histograms of its coordinates: of y
/// with x known, H(x, y) - H(x), and of x with y known, H(x, y) - H(y), in nats and good to two decimals.
///
/// - Parameters:
///   - offsets: noises of equal probability.
///   - noiseEntropy: the entropy of the noise, in nats.
/// - Returns: the two limits.
func histogramLimit(
  offsets: [Double], noiseEntropy: Double
) -> (inputKnown: Double, outputKnown: Double) {
  let angles = (0..<4000).map { (Double($0) + 0.5) * Spiral.lastAngle / 4000 }
  var (x, y) = (Histogram(), Histogram())
  var meanLogRadius = 0.0
  for angle in angles {
    let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
    for offset in offsets {
      let radius = 1 + angle + offset
      x.add(radius * cosine)
      y.add(radius * sine)
      meanLogRadius += Double.log(radius) / Double(angles.count * offsets.count)
    }
  }
  // The entropy in the coordinates of angle and radius, and the determinant r of these coordinates
  let joint = Double.log(Spiral.lastAngle) + noiseEntropy + meanLogRadius
  return (joint - x.entropy, joint - y.entropy)
}

/// Counts of numbers between -20 and 20.
private struct Histogram {
  private let width = 0.05
  private var counts = [Int](repeating: 0, count: 800)

  mutating func add(_ value: Double) { counts[Int((value + 20) / width)] += 1 }

  /// The entropy of the density that the counts describe, in nats.
  var entropy: Double {
    let total = Double(counts.reduce(0, +))
    return counts.reduce(0) { sum, count in
      guard count > 0 else { return sum }
      let probability = Double(count) / total
      return sum - probability * Double.log(probability / width)
    }
  }
}
