import Foundation
import Synchronization
import Terminal

/// Shows the progress of a study and the time left: on a terminal a bar redrawn in place, elsewhere a line for every
/// ten seeds.
final class StudyBoard: Sendable {
  private struct State {
    /// The number of unfinished runs of each seed.
    var waiting: [UInt64: Int]
    var finished = 0
  }

  private let state: Mutex<State>
  private let seeds: Int
  private let runs: Int
  private let start = ContinuousClock.now
  private let isTerminal = isatty(STDOUT_FILENO) == 1

  /// A board for a study in which some runs may already be done.
  ///
  /// - Parameters:
  ///   - seeds: the number of seeds, including those already done.
  ///   - waiting: the seed of each run still to be made.
  init(seeds: Int, waiting: [UInt64]) {
    self.seeds = seeds
    runs = waiting.count
    state = Mutex(State(waiting: waiting.reduce(into: [:]) { $0[$1, default: 0] += 1 }))
    state.withLock { draw($0) }
  }

  /// Reports that a run has finished.
  func finish(_ seed: UInt64) {
    state.withLock { state in
      state.finished += 1
      state.waiting[seed, default: 1] -= 1
      if state.waiting[seed] == 0 {
        state.waiting[seed] = nil
        let done = seeds - state.waiting.count
        if !isTerminal, done.isMultiple(of: 10) || done == seeds { print(text(state)) }
      }
      draw(state)
      fflush(nil)
    }
  }

  /// Moves past the line of the bar, so that something else can be printed.
  func stop() {
    guard isTerminal else { return }
    print()
    fflush(nil)
  }

  private func draw(_ state: State) {
    guard isTerminal, runs > 0 else { return }
    let isLast = state.finished == runs
    print(
      "\r\u{1B}[K\(progressBar(Double(state.finished) / Double(runs))) \(text(state))", terminator: isLast ? "\n" : "")
    fflush(nil)
  }

  /// `40 of 100 seeds, 95 s left`
  private func text(_ state: State) -> String {
    let done = "\(seeds - state.waiting.count) of \(seeds) seeds"
    guard 0 < state.finished, state.finished < runs else { return done }
    let left = start.duration(to: .now).seconds * Double(runs - state.finished) / Double(state.finished)
    return "\(done), " + (left < 100 ? String(format: "%.0f s", left) : String(format: "%.0f min", left / 60)) + " left"
  }
}
