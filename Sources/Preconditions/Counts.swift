/// The largest number of things that is worth counting, 2⁴⁴: no memory holds as many. Sizes up to here can be added, and
/// multiplied by the bytes of a thing, without overflow.
public let maximumCount = 1 << 44

/// Stops the program with a message unless a count lies between zero and ``maximumCount``.
///
/// - Parameters:
///   - count: how many things there are.
///   - things: what they are called, as in `"draws"`.
@inlinable
public func requireCount(_ count: Int, _ things: @autoclosure () -> String) {
  require(
    0...maximumCount ~= count, "the number of \(things()) must lie between 0 and \(maximumCount), got \(count)")
}

/// The number of things in rows of equally many; stops the program with a message where a side, or the number, is negative
/// or above ``maximumCount``.
///
/// - Parameters:
///   - rows: how many rows there are.
///   - columns: how many things are in each.
///   - thing: what the whole is called, with its article, as in `"a matrix"`.
/// - Returns: rows · columns.
@inlinable
public func requireArea(rows: Int, columns: Int, _ thing: @autoclosure () -> String) -> Int {
  let (area, overflow) = rows.multipliedReportingOverflow(by: columns)
  require(
    0...maximumCount ~= rows && 0...maximumCount ~= columns && !overflow && area <= maximumCount,
    "\(thing()) cannot have the shape \(rows)×\(columns): no side may be negative, and no memory holds more than \(maximumCount) elements"
  )
  return area
}
