import Foundation

/// How far a training run has come: on a terminal a bar that is redrawn in place, with the time left; elsewhere plain lines.
struct ProgressLine {
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var start = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  /// Takes note of an epoch, and prints where it is time to.
  mutating func update(_ epoch: Int, of epochs: Int, every: Int, epochLoss: Double, testLoss: Double?) {
    if epoch == 1 {
      start = .now
      drawn = nil
    }
    guard isTerminal else {
      if (epoch - 1).isMultiple(of: every) || epoch == epochs {
        print("  \(progressText(epoch, epochLoss: epochLoss, testLoss: testLoss))")
      }
      return
    }
    let isLast = epoch == epochs
    // Ten times a second is as often as an eye can follow.
    guard isLast || drawn.map({ $0.duration(to: .now) > .milliseconds(100) }) ?? true else { return }
    drawn = .now
    let share = Double(epoch) / Double(epochs)
    let left = start.duration(to: .now).seconds * (1 - share) / share
    let ending = isLast ? "\n" : String(format: "  %.0f s left", left)
    let line = progressText(epoch, epochLoss: epochLoss, testLoss: testLoss)
    print("\r\u{1B}[K  \(progressBar(share)) \(line)\(ending)", terminator: "")
  }
}

/// The article's progress line: the epoch, from 1, and its losses.
public func progressText(_ epoch: Int, epochLoss: Double, testLoss: Double?) -> String {
  let test = testLoss.map { String(format: ", test loss: %.5f", $0) } ?? ""
  return "Iter: \(epoch)\(test), train loss: \(String(format: "%.5f", epochLoss))"
}

/// A bar of twenty characters, filled to a share from 0 to 1.
public func progressBar(_ share: Double) -> String {
  let filled = Int(20 * min(max(share, 0), 1))
  return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
}
