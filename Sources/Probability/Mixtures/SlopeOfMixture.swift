import ElementaryFunctions

/// The search for the maxima of the density of a mixture in one dimension, by its first and second derivatives up to a
/// common factor, Σ π/σ³ · (μ − y) exp(−½z²) and Σ π/σ³ · (z² − 1) exp(−½z²) with z = (y − μ)/σ.
///
/// No number overflows, whatever the mixture: all places are halved, each component measures distances on a scale of its
/// own, and the unit of π/σ³ is such that the largest is about one. Factors that are powers of two change no digit.
struct SlopeOfMixture {
  /// ½μ
  private let means: [Double]
  /// ½σ
  private let deviations: [Double]
  /// What a halved distance is multiplied by (``GaussianScale``), and 1/σ² on that scale.
  private let scales: [(factor: Double, precision: Double)]
  /// π/σ³, up to a common factor
  private let weights: [Double]

  /// A place on the line, halved, with the derivatives there.
  struct Point {
    var place: Double
    var slope: Double
    var curvature: Double
    var rises: Bool { slope >= 0 }
  }

  /// Takes the components with a positive prior.
  init(_ mixture: GaussianMixture) {
    let components = (0..<mixture.components).filter { mixture.priors[$0] > 0 }
    means = components.map { 0.5 * mixture.means[$0, 0] }
    // A component needs a number on either side of its mean at which it is not zero.
    let deviations = components.map { max(mixture.variances[$0, 0].squareRoot(), mixture.means[$0, 0].ulp) }
    scales = zip(components, deviations).map { k, deviation in
      let variance = mixture.variances[k, 0]
      let isWide = variance.squareRoot() == deviation
      let scale = isWide ? GaussianScale(variance: variance) : GaussianScale(standardDeviation: deviation)
      return (scale.factor, 1 / scale.variance)
    }
    // log₂ of the cube root of the largest π/σ³
    let largest =
      zip(components, deviations)
      .map { (Double.log(mixture.priors[$0]) / 3 - Double.log($1)) / Double.log(2) }.max() ?? 0
    let unit = Double(sign: .plus, exponent: Int(largest), significand: 1)
    weights = zip(components, deviations).map { k, deviation in
      let deviation = deviation * unit
      return min(mixture.priors[k] / (deviation * deviation * deviation), 16)
    }
    self.deviations = deviations.map { 0.5 * $0 }
  }

  /// Two places for each mode: a lower one, at which the density rises, and a higher one, at which it falls.
  func descents() -> [(rising: Double, falling: Double)] {
    let points = points()
    var found: [(rising: Double, falling: Double)] = []
    for (a, b) in zip(points, points.dropFirst()) {
      switch (a.rises, b.rises) {
      case (true, false): found.append((a.place, b.place))
      case (true, true): if let falling = exception(between: a, b) { found.append((a.place, falling)) }
      case (false, false): if let rising = exception(between: a, b) { found.append((rising, b.place)) }
      case (false, true): break
      }
    }
    return found
  }

  /// The places to begin with, and the midpoints of those neighbours whose slopes have the same sign but are so small
  /// that the sign may change in between.
  private func points() -> [Point] {
    let places = zip(means, deviations)
      .flatMap { mean, deviation in [-2, -1, -0.5, 0, 0.5, 1, 2].map { mean + $0 * deviation } }
      .sorted()
    let points = points(at: places)
    let doubtful = points.indices.dropLast().filter { i in
      let (a, b) = (points[i], points[i + 1])
      return a.rises == b.rises
        && min(abs(a.slope), abs(b.slope)) < max(abs(a.curvature), abs(b.curvature)) * (b.place - a.place)
    }
    let middles = self.points(at: doubtful.map { places[$0] + (places[$0 + 1] - places[$0]) / 2 })
    var all: [Point] = []
    all.reserveCapacity(points.count + middles.count)
    var next = 0
    for (i, middle) in zip(doubtful, middles) {
      all += points[next...i]
      all.append(middle)
      next = i + 1
    }
    return all + points[next...]
  }

  /// A place between two others, whose slopes have the same sign, at which the slope has the other sign; nil if there
  /// is none.
  ///
  /// If the slope, taken as positive, falls at the first place and rises at the second, and is convex in between, it
  /// lies above its tangents, and the place where these cross is the next one to try.
  private func exception(between a: Point, _ b: Point) -> Double? {
    let sign: Double = a.rises ? 1 : -1
    var (a, b) = (a, b)
    while sign * a.curvature < 0, sign * b.curvature > 0 {
      let step = (b.slope - a.slope - b.curvature * (b.place - a.place)) / (a.curvature - b.curvature)
      let place = a.place + step
      guard sign * (a.slope + a.curvature * step) < 0, a.place < place, place < b.place else { return nil }
      let point = points(at: [place])[0]
      if point.rises != a.rises { return place }
      if sign * point.curvature < 0 { a = point } else { b = point }
    }
    return nil
  }

  /// The places where the density turns from rising to falling, by Newton's method, or by bisection where a step would
  /// leave the bracket. All brackets take their steps together, which is several times as fast as one after another.
  func maxima(in brackets: [(rising: Double, falling: Double)]) -> [Double] {
    var brackets = brackets
    var places = brackets.map { $0.rising + ($0.falling - $0.rising) / 2 }
    // Newton's method squares the error, so after a step of this size only rounding is left.
    let tolerances = zip(brackets, places).map { max(1e-11 * ($0.falling - $0.rising), 2 * $1.ulp) }
    // Bisection alone would need 40 rounds, Newton's method needs about six.
    for _ in 0..<60 {
      var isDone = true
      for (i, here) in points(at: places).enumerated() where here.slope != 0 {
        if here.rises { brackets[i].rising = places[i] } else { brackets[i].falling = places[i] }
        let (low, high) = brackets[i]
        let newton = places[i] - here.slope / here.curvature
        let next = low <= newton && newton <= high ? newton : low + (high - low) / 2
        if abs(next - places[i]) > tolerances[i] { isDone = false }
        places[i] = next
      }
      if isDone { break }
    }
    return places.map { (2 * $0).saturated }
  }

  /// The derivatives at places.
  func points(at places: [Double]) -> [Point] {
    // The compiler vectorises the loop over eight places at a time; a remainder would be processed one by one.
    let padded = places + [Double](repeating: places.last ?? 0, count: (8 - places.count % 8) % 8)
    var slopes = [Double](repeating: 0, count: padded.count)
    var curvatures = slopes
    padded.withUnsafeBufferPointer { places in
      slopes.withUnsafeMutableBufferPointer { slopes in
        curvatures.withUnsafeMutableBufferPointer { curvatures in
          for k in means.indices {
            let (mean, scale, weight) = (means[k], scales[k], weights[k])
            for i in 0..<places.count {
              let deviation = mean - places[i]
              let scaled = deviation * scale.factor
              // From a square of 1500 on, the exponential is zero.
              let square = min(scaled * scaled * scale.precision, 1500)
              let density = weight * Double.exp(-0.5 * square)
              slopes[i] += deviation * density
              curvatures[i] += (square - 1) * density
            }
          }
        }
      }
    }
    return places.indices.map { Point(place: places[$0], slope: slopes[$0], curvature: curvatures[$0]) }
  }
}
