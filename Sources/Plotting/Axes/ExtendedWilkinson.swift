#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Round tick values for a linear axis, by the extension of Wilkinson's algorithm of J. Talbot, S. Lin and P. Hanrahan,
/// "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes", IEEE Transactions on Visualization and
/// Computer Graphics 16 (2010).
///
/// Sequences `start·q·10^z … ` are searched in order of simplicity and density, each of which bounds the score from
/// above, so that the search stops when nothing better can follow. Only ticks inside the range are kept.
struct ExtendedWilkinson {
  /// Nice mantissas, the nicest first.
  private static let mantissas = [1.0, 5, 2, 2.5, 4, 3]
  private static let weight = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

  private let lower: Double
  private let upper: Double
  private let target: Double
  private var bestScore = -2.0
  private var best: Sequence?

  /// Ticks at every `skip`-th multiple of `mantissa · 10^exponent`, from the multiple `start` on.
  private struct Sequence {
    let start: Double
    let skip: Int
    let count: Int
    let mantissa: Double
    let exponent: Double
  }

  /// Ticks inside `range`, about `count` of them and evenly spaced.
  ///
  /// For a range so narrow that doubles can hardly resolve it, its ends are returned.
  static func ticks(in range: ClosedRange<Double>, count: Double) -> [Double] {
    let width = range.upperBound / 2 - range.lowerBound / 2
    let magnitude = max(abs(range.lowerBound), abs(range.upperBound))
    guard magnitude.isFinite, width > 1e-14 * magnitude, width > 1e-300 else {
      return range.lowerBound == range.upperBound ? [range.lowerBound] : [range.lowerBound, range.upperBound]
    }
    // Searched about 1, so that no power of ten overflows on the way.
    let exponent = floor(log10(magnitude))
    var search = ExtendedWilkinson(
      lower: scaled(range.lowerBound, by: -exponent), upper: scaled(range.upperBound, by: -exponent),
      target: max(count, 2))
    search.run()
    guard let best = search.best else { return [range.lowerBound, range.upperBound] }
    return (0..<best.count).map { index in
      // Whole multiples first and the power of ten last, so that 0.6 is the double nearest to it.
      scaled((best.start + Double(best.skip * index)) * best.mantissa, by: best.exponent + exponent)
    }.filter { range.contains($0) }
  }

  /// `value · 10^exponent`, in two steps because the power alone may overflow; dividing where that is exact.
  private static func scaled(_ value: Double, by exponent: Double) -> Double {
    let half = (exponent / 2).rounded(.towardZero)
    return [half, exponent - half].reduce(value) { $1 < 0 ? $0 / pow(10, -$1) : $0 * pow(10, $1) }
  }

  private init(lower: Double, upper: Double, target: Double) {
    self.lower = lower
    self.upper = upper
    self.target = target
  }

  private mutating func run() {
    // The bounds on the score end both loops; the limits only make that plain.
    for skip in 1...50 {
      for (index, mantissa) in Self.mantissas.enumerated() {
        let simplicity = simplicity(index: index, skip: skip, includesZero: true)
        if score(simplicity, 1, 1) < bestScore { return }
        for count in 2...500 {
          let density = Double(count) > target.rounded(.down) ? 2 - Double(count - 1) / (target - 1) : 1
          if score(simplicity, 1, density) < bestScore { break }
          tryScales(mantissa: mantissa, index: index, skip: skip, count: count)
        }
      }
    }
  }

  /// Tries the powers of ten for which `count` ticks can span the range, the finest first.
  private mutating func tryScales(mantissa: Double, index: Int, skip: Int, count: Int) {
    let finest = (upper - lower) / Double(count + 1) / Double(skip) / mantissa
    var exponent = ceil(log10(finest))
    while true {
      let unit = mantissa * pow(10, exponent)
      let step = unit * Double(skip)
      let span = step * Double(count - 1)
      if span > (upper - lower) * (1 + 1e-10) { return }
      let tolerance = 1e-10 * (upper - lower)
      let first = ceil((lower - tolerance) / unit)
      let last = floor((upper + tolerance - span) / unit)
      if first <= last {
        for start in stride(from: first, through: last, by: 1) {
          let sequence = Sequence(start: start, skip: skip, count: count, mantissa: mantissa, exponent: exponent)
          consider(sequence, unit: unit, index: index)
        }
      }
      exponent += 1
    }
  }

  private mutating func consider(_ sequence: Sequence, unit: Double, index: Int) {
    let first = sequence.start * unit
    let last = (sequence.start + Double(sequence.skip * (sequence.count - 1))) * unit
    let isOnZero = sequence.start.truncatingRemainder(dividingBy: Double(sequence.skip)) == 0
    // 2, 4, 6 is simpler than 1, 3, 5; the paper does not say so.
    let simplicity =
      simplicity(index: index, skip: sequence.skip, includesZero: first <= 0 && last >= 0 && isOnZero)
      - (isOnZero ? 0 : 0.5)
    let width = upper - lower
    let coverage = 1 - 0.5 * (pow(upper - last, 2) + pow(lower - first, 2)) / pow(0.1 * width, 2)
    let ratio = (Double(sequence.count - 1) / (last - first)) / ((target - 1) / (max(last, upper) - min(first, lower)))
    let score = score(simplicity, coverage, 2 - max(ratio, 1 / ratio))
    guard score > bestScore else { return }
    bestScore = score
    best = sequence
  }

  private func simplicity(index: Int, skip: Int, includesZero: Bool) -> Double {
    1 - Double(index) / Double(Self.mantissas.count - 1) - Double(skip) + (includesZero ? 1 : 0)
  }

  private func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
    Self.weight.simplicity * simplicity + Self.weight.coverage * coverage + Self.weight.density * density
      + Self.weight.legibility
  }
}
