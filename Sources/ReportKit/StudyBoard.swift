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
    /// The seeds of which a run has failed.
    var failed: Set<UInt64> = []
  }

  private let state: Mutex<State>
  private let seeds: Int
  private let runs: Int
  private let start = ContinuousClock.now

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

  /// Reports that a run has finished, or failed.
  func finish(_ seed: UInt64, failed: Bool) {
    state.withLock { state in
      state.finished += 1
      if failed { state.failed.insert(seed) }
      state.waiting[seed, default: 1] -= 1
      if state.waiting[seed] == 0 {
        state.waiting[seed] = nil
        let done = seeds - state.waiting.count
        if StatusLine.current == nil, done.isMultiple(of: 10) || done == seeds { print(text(state)) }
      }
      draw(state)
      fflush(nil)
    }
  }

  private func draw(_ state: State) {
    guard runs > 0, let line = StatusLine.current else { return }
    let share = Double(state.finished) / Double(runs)
    print(state.finished == runs ? line.concluded(text(state)) : line.drawn(share, text(state)), terminator: "")
    fflush(nil)
  }

  /// `40 of 100 seeds, 1 failed, 95 s left`
  private func text(_ state: State) -> String {
    let failed = state.failed.isEmpty ? "" : ", \(state.failed.count) failed"
    let done = "\(seeds - state.waiting.count) of \(seeds) seeds\(failed)"
    guard 0 < state.finished, state.finished < runs else { return done }
    let left = start.duration(to: .now).seconds * Double(runs - state.finished) / Double(state.finished)
    return "\(done), \(StudyBoard.text(seconds: left)) left"
  }

  /// A time in seconds, from 100 s on in minutes: `99 s`, `2 min`.
  static func text(seconds: Double) -> String {
    seconds < 100 ? String(format: "%.0f s", seconds) : String(format: "%.0f min", seconds / 60)
  }
}
