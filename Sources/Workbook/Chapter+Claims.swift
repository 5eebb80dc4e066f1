import Recordings
import Terminal
import Weaving

/// The condition a measured value must meet: `.below(bound)`, `.above(bound)` or `.equal(value, within: tolerance)`.
public typealias Requirement = Recordings.Requirement

/// The claims of a chapter.
extension Chapter {
  /// States a claim: a sentence that holds if a measured value meets a requirement. The page shows it with ✓ or ✗ and
  /// the measured value.
  ///
  /// ```swift
  /// chapter.claim("The fit goes through both points: the largest distance.", distance, .below(1e-12))
  /// ```
  ///
  /// - Parameters:
  ///   - statement: the sentence, in the grammar of prose, the same for every seed. It should name what is measured.
  ///   - measured: the measured value. Infinities are allowed; NaN meets no requirement.
  ///   - requirement: the condition the value must meet, with bounds that do not depend on the seed.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line, under which the claim appears.
  public func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, file: String = #filePath, line: Int = #line
  ) {
    claim(statement, measured, requirement, of: nil, CallSite(file: file, line: line))
  }

  /// Records a claim, with the name of the figure whose caption it ends, if any.
  func claim(
    _ statement: String, _ measured: Double, _ requirement: Requirement, of figure: String?, _ site: CallSite
  ) {
    let (text, holds) = record { recorder throws(WeavingError) in
      try recorder.claim(statement, measured, requirement, of: figure, at: site)
    }
    let plain = Weaver.plainText(ofStatement: statement, in: source, of: book, values: recorder.recording.values)
    say("  \(holds ? "✓" : "✗") \(plain) (\(text))")
    if options.quiet, !holds {
      warn("\(source.place.mainFile):\(site.line): the claim ‘\(plain)’ does not hold: \(text)")
    }
  }
}
