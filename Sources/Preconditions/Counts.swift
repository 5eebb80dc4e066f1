/// The largest count that is accepted, 2⁴⁴: no memory holds more. Counts up to this can be added, and multiplied by the
/// size of an element in bytes, without overflow.
public let maximumCount = 1 << 44

/// Stops the program with a message unless a count lies between 0 and ``maximumCount``.
///
/// - Parameters:
///   - count: the number of things.
///   - things: what they are called, as in `"draws"`.
@inlinable
public func requireCount(_ count: Int, _ things: @autoclosure () -> String) {
  require(
    0...maximumCount ~= count, "the number of \(things()) must lie between 0 and \(maximumCount), got \(count)")
}

/// The number of elements of a rectangular array; stops the program with a message if a side is negative, or a side or
/// the number exceeds ``maximumCount``.
///
/// - Parameters:
///   - rows: the number of rows.
///   - columns: the number of elements in each row.
///   - thing: what the array is called, with its article, as in `"a matrix"`.
/// - Returns: rows · columns.
@inlinable
public func requireArea(rows: Int, columns: Int, _ thing: @autoclosure () -> String) -> Int {
  let (area, overflow) = rows.multipliedReportingOverflow(by: columns)
  require(
    0...maximumCount ~= rows && 0...maximumCount ~= columns && !overflow && area <= maximumCount,
    """
    \(thing()) cannot have the shape \(rows)×\(columns): no side may be negative, and no memory holds more than \
    \(maximumCount) elements
    """
  )
  return area
}
