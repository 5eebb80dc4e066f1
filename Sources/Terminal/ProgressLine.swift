import Foundation

/// The progress of a long computation: on a terminal a bar redrawn in place with the time left, elsewhere plain lines.
package struct ProgressLine {
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var start = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  /// A progress line for a computation that has not started.
  package init() {}

  /// Reports a step, printing its text when one is due.
  ///
  /// - Parameters:
  ///   - step: the step, from 1.
  ///   - steps: the number of steps.
  ///   - every: the number of steps from one plain line to the next.
  ///   - text: the text that describes the step.
  package mutating func update(_ step: Int, of steps: Int, every: Int, _ text: String) {
    if step == 1 {
      start = .now
      drawn = nil
    }
    guard isTerminal else {
      if (step &- 1).isMultiple(of: every) || step == steps { print("  \(text)") }
      return
    }
    let isLast = step == steps
    // Ten updates a second are as many as the eye can follow.
    guard isLast || drawn.map({ $0.duration(to: .now) > .milliseconds(100) }) ?? true else { return }
    drawn = .now
    let share = Double(step) / Double(steps)
    let left = start.duration(to: .now).seconds * (1 - share) / share
    let ending = isLast ? "\n" : String(format: "  %.0f s left", left)
    print("\r\u{1B}[K  \(progressBar(share)) \(text)\(ending)", terminator: "")
  }
}

/// A bar of twenty characters, of which a share from 0 to 1 is filled.
package func progressBar(_ share: Double) -> String {
  // In this order of arguments a share that is not a number is none.
  let filled = Int(20 * min(1, max(0, share)))
  return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
}
