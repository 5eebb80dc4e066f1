import Preconditions

/// Evenly spaced numbers over a range, including both bounds.
///
/// - Parameters:
///   - range: the range, with finite bounds.
///   - count: the number of numbers, at least two; fewer stop the program.
/// - Returns: `count` numbers in ascending order, number i at lower + i · (upper − lower)/(count − 1).
public func grid(_ range: ClosedRange<Double>, _ count: Int = 401) -> [Double] {
  require(2...maximumCount ~= count, "a grid needs between 2 and \(maximumCount) numbers, got \(count)")
  // In halves, because the difference of the bounds may overflow.
  let low = 0.5 * range.lowerBound
  let step = (0.5 * range.upperBound - low) / Double(count - 1)
  return (0..<count).map { $0 == count - 1 ? range.upperBound : 2 * (low + Double($0) * step) }
}
