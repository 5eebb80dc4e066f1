import Recordings
import Terminal
import Weaving

/// What a claim requires of its measured value: `.below(bound)`, `.above(bound)` or `.equal(value, within: tolerance)`.
public typealias Requirement = Recordings.Requirement

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
    claim(statement, measured, requirement, of: nil, CallSite(file: file, line: line))
  }

  /// A claim; where it says what a figure shows, that figure's name.
  func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, of figure: String?, _ site: CallSite
  ) {
    let (text, holds) = record { recorder throws(WeavingError) in
      try recorder.claim(statement, measured, requirement, of: figure, at: site)
    }
    say("  \(holds ? "✓" : "✗") \(text)")
    if options.quiet, !holds { warn("a claim does not hold: \(text)") }
  }
}
