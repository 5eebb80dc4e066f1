#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ticks of a logarithmic axis: powers of ten, fewer of them over many decades, and multiples between them over few.
enum LogarithmicTicks {
  /// Ticks with a number inside `range` (positive), about `count` of them.
  static func major(in range: ClosedRange<Double>, count: Double) -> [Double] {
    let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
    let decades = high - low
    if decades > 2 {
      let step = max(1, (decades / count).rounded(.up))
      let first = (low / step).rounded(.up) * step
      return stride(from: first, through: high, by: step).map { pow(10, $0) }.filter(range.contains)
    }
    for multiples in [[1.0], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7]] where decades > 0.3 {
      let ticks = multiplesOfPowers(multiples, in: range)
      if ticks.count >= 3 { return ticks }
    }
    return ExtendedWilkinson.ticks(in: range, count: count).filter { $0 > 0 }
  }

  /// Small ticks without numbers at 2 to 9 times each power of ten, if there are few enough decades to tell them apart.
  static func minor(in range: ClosedRange<Double>) -> [Double] {
    let decades = log10(range.upperBound) - log10(range.lowerBound)
    return decades > 0.3 && decades <= 8 ? multiplesOfPowers(Array(stride(from: 2.0, to: 10, by: 1)), in: range) : []
  }

  private static func multiplesOfPowers(_ multiples: [Double], in range: ClosedRange<Double>) -> [Double] {
    let (low, high) = (floor(log10(range.lowerBound)), ceil(log10(range.upperBound)))
    return stride(from: low, through: high, by: 1).flatMap { exponent in
      multiples.map { $0 * pow(10, exponent) }
    }.filter(range.contains)
  }
}
