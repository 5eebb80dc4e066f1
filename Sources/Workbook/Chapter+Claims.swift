import Weaving

/// What a claim requires of its measured value: `.below(bound)`, `.above(bound)` or `.equal(value, within: tolerance)`.
public typealias Requirement = Weaving.Requirement

/// The claims of a chapter.
extension Chapter {
  /// States something that is true if a measured value meets a requirement.
  ///
  /// ```swift
  /// chapter.claim("The fit goes through both points: the largest distance.", distance, .below(1e-12))
  /// ```
  public func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, file: String = #filePath, line: Int = #line
  ) {
    claim(statement, measured, requirement, of: nil, file, line)
  }

  /// A claim; where it says what a figure shows, that figure's name.
  func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, of figure: String?, _ file: String,
    _ line: Int
  ) {
    add(.claim(statement: statement, measured: measured, requirement: requirement, figure: figure), file, line)
    let mark = requirement.isMet(by: measured) ? "✓" : "✗"
    say("  \(mark) \(statement) Measured: \(NumberStyle.significant(4).text(measured)); required: \(requirement.text).")
  }
}
