import Preconditions

/// The values of a series as doubles; arrays of `Double` and `Float` are converted at full speed.
func doubles(_ values: some Collection<some BinaryFloatingPoint>) -> [Double] {
  if let doubles = values as? [Double] { return doubles }
  if let floats = values as? [Float] { return floats.map { Double($0) } }
  return values.map { Double($0) }
}

/// Stops the program if the sides of a series have unequal lengths, which is the caller's mistake and not the data's.
func requireEqualCounts(_ mark: StaticString, _ counts: KeyValuePairs<StaticString, Int>) {
  let isEqual = counts.allSatisfy { $0.value == counts.first?.value }
  require(isEqual, "\(mark): " + counts.map { "\($0.key) has \($0.value) values" }.joined(separator: ", "))
}
