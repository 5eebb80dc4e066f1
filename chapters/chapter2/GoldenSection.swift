/// The place of a minimum, by comparing values alone (J. Kiefer, 1953): of two probes the worse one becomes the new end of
/// the interval, and the ratio of the golden section lets the better one serve again.
///
/// Values that differ by less than rounding can no longer be compared, so that the place is good to about 1e-8 of the
/// scale of the function's curvature, not to all digits.
///
/// - Parameters:
///   - interval: where the function falls to its one minimum and rises again.
///   - function: the function; evaluated about 60 times.
/// - Returns: the middle of an interval of at most 1e-10 in which the least value was found.
// excerpt: goldenSection
func goldenSection(
  in interval: ClosedRange<Double>, _ function: (Double) throws -> Double
) rethrows -> Double {
  let ratio = (5.0.squareRoot() - 1) / 2
  var (low, high) = (interval.lowerBound, interval.upperBound)
  var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
  var (atLeft, atRight) = (try function(left), try function(right))
  while high - low > 1e-10 {
    if atLeft < atRight {
      (high, right, atRight) = (right, left, atLeft)
      left = high - ratio * (high - low)
      atLeft = try function(left)
    } else {
      (low, left, atLeft) = (left, right, atRight)
      right = low + ratio * (high - low)
      atRight = try function(right)
    }
  }
  return (low + high) / 2
}
// end: goldenSection
