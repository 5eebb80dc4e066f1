import Testing

/// Expects numbers to begin with the digits that an article prints: they are the same everywhere.
func expectDigits(_ numbers: [Double], _ digits: String..., sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(
    numbers.count == digits.count && zip(numbers, digits).allSatisfy { "\($0)".hasPrefix($1) },
    "\(numbers) for \(digits)", sourceLocation: sourceLocation)
}

/// Expects a number to begin with the digits that an article prints.
func expectDigits(_ number: Double, _ digits: String, sourceLocation: SourceLocation = #_sourceLocation) {
  expectDigits([number], digits, sourceLocation: sourceLocation)
}
