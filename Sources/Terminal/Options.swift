import ArgumentParser

/// Reads the value of an option that is a whole number. With `parsing: .unconditional` a negative number is refused by its value,
/// not taken for another option.
///
/// - Parameters:
///   - option: the option, such as `--seed`.
///   - range: the numbers it may be.
/// - Returns: the option's `transform`, which throws `ValidationError` with a sentence such as
///   `--seed is a whole number from 0, not -1`.
package func wholeNumber<Number: FixedWidthInteger & Sendable>(
  _ option: String, in range: ClosedRange<Number>
) -> @Sendable (String) throws -> Number {
  { text in
    if let number = Number(text), range.contains(number) { return number }
    // The upper bound is told to those who have met it.
    let isTooLarge = !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let isTooSmall = Number(text).map { $0 < range.lowerBound } ?? false
    let end = isTooLarge && !isTooSmall ? " to \(range.upperBound)" : ""
    throw ValidationError("\(option) is a whole number from \(range.lowerBound)\(end), not \(named(text))")
  }
}

/// Reads the value of an option that names a folder, which an empty text does not.
///
/// - Parameter option: the option, such as `--output`.
/// - Returns: the option's `transform`, which throws `ValidationError`.
package func folder(_ option: String) -> @Sendable (String) throws -> String {
  { text in
    if text.isEmpty { throw ValidationError("\(option) names a folder, such as ‘output’, and is empty") }
    return text
  }
}

/// A value as an error shows it: a number plainly, anything else in quotation marks.
private func named(_ text: String) -> String { Double(text) == nil ? "‘\(text)’" : text }
