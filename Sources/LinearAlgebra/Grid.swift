import Preconditions

/// Evenly spaced numbers over a range, including both bounds.
///
/// - Parameters:
///   - range: the range, with finite bounds.
///   - count: the number of numbers, at least two; fewer stop the program.
/// - Returns: `count` numbers in ascending order, number i at lower + i · (upper − lower)/(count − 1).
public func grid(_ range: ClosedRange<Double>, _ count: Int = 401) -> [Double] {
  require(2...maximumCount ~= count, "a grid needs between 2 and \(maximumCount) numbers, got \(count)")
  let width = range.upperBound - range.lowerBound
  guard width.isFinite else { return grid(0.5 * range.lowerBound...0.5 * range.upperBound, count).map { 2 * $0 } }
  let step = width / Double(count - 1)
  // The step may be rounded up, and by much if it is subnormal.
  return (0..<count).map {
    $0 == count - 1 ? range.upperBound : min(range.lowerBound + Double($0) * step, range.upperBound)
  }
}
