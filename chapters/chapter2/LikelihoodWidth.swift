/// How wide a likelihood is: the distance of the two places, left and right of its maximum, where it has fallen to
/// exp(−½) of it. For a bell curve that is twice its standard deviation.
///
/// - Parameter likelihood: a function with one maximum, between 0 and 6, that falls on both sides.
/// - Returns: the distance, in the unit of the function's argument.
func likelihoodWidth(_ likelihood: (Double) throws -> Double) rethrows -> Double {
  let top = try goldenSection(in: 0...6) { -(try likelihood($0)) }
  let level = try likelihood(top) * 0.60653065971263342  // exp(−½)
  func edge(towards end: Double) throws -> Double {
    var (inside, outside) = (top, end)
    for _ in 0..<60 {
      let middle = (inside + outside) / 2
      if try likelihood(middle) > level { inside = middle } else { outside = middle }
    }
    return inside
  }
  return try edge(towards: top + 4) - edge(towards: top - 4)
}
