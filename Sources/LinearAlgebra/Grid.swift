import Preconditions

/// Evenly spaced numbers over a range, including both bounds.
///
/// - Parameters:
///   - range: the range.
///   - count: the number of numbers, at least two; fewer stop the program.
/// - Returns: `count` numbers in ascending order, number i at lower + i · (upper − lower)/(count − 1).
public func grid(_ range: ClosedRange<Double>, _ count: Int = 401) -> [Double] {
  require(2...maximumCount ~= count, "a grid needs between 2 and \(maximumCount) numbers, got \(count)")
  let step = (range.upperBound - range.lowerBound) / Double(count - 1)
  return (0..<count).map { $0 == count - 1 ? range.upperBound : range.lowerBound + Double($0) * step }
}
