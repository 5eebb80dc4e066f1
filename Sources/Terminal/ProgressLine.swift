import Foundation

/// The progress of a long computation: on a terminal a bar redrawn in place with the time left, elsewhere plain lines.
package struct ProgressLine {
  private var start = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  /// A progress line for a computation that has not started.
  package init() {}

  /// Reports a step.
  ///
  /// - Parameters:
  ///   - step: the step, from 1.
  ///   - steps: the number of steps.
  ///   - every: the number of steps from one plain line to the next.
  ///   - text: the text that describes the step.
  ///   - line: the terminal's line; `nil` if there is none.
  /// - Returns: what is to be printed; `nil` if nothing is due.
  package mutating func update(
    _ step: Int, of steps: Int, every: Int, _ text: String, on line: StatusLine? = .current
  ) -> String? {
    if step == 1 {
      start = .now
      drawn = nil
    }
    guard let line else { return (step &- 1).isMultiple(of: every) || step == steps ? "  \(text)\n" : nil }
    if step == steps { return line.concluded(text) }
    // Ten updates a second are as many as the eye can follow.
    guard drawn.map({ $0.duration(to: .now) > .milliseconds(100) }) ?? true else { return nil }
    drawn = .now
    let share = Double(step) / Double(steps)
    let left = start.duration(to: .now).seconds * (1 - share) / share
    // The time comes first, since the rest may not fit.
    return line.drawn(share, String(format: "%.0f s left  ", left) + text)
  }
}
