import Foundation
import Recordings
import Synchronization
import Terminal

/// Shows the progress of the chapters: on a terminal a bar redrawn in place, elsewhere a line for each chapter that
/// finishes.
final class ProgressBoard: Sendable {
  private struct State {
    var latest: [Int: String] = [:]
    var finished = 0
  }

  private let state = Mutex(State())
  private let count: Int

  init(chapters: [ChapterPlace]) {
    count = chapters.count
    let numbers = chapters.map { String($0.number) }.joined(separator: ", ")
    print("Running chapter\(chapters.count == 1 ? "" : "s") \(numbers)")
    // At the other end of a pipe this line should appear before the first chapter finishes.
    fflush(nil)
    draw(State())
  }

  /// Reports the latest line printed by a running chapter.
  func update(_ chapter: ChapterPlace, _ line: String) {
    state.withLock { state in
      state.latest[chapter.number] = line.trimmingCharacters(in: .whitespaces)
      draw(state)
    }
  }

  /// Reports that a chapter has finished.
  func finish(_ chapter: ChapterPlace, _ summary: String) {
    state.withLock { state in
      state.latest[chapter.number] = nil
      state.finished += 1
      print("\(StatusLine.current == nil ? "" : StatusLine.erasure)Chapter \(chapter.number): \(summary)")
      fflush(nil)
      draw(state)
    }
  }

  private func draw(_ state: State) {
    guard state.finished < count, let line = StatusLine.current else { return }
    let latest = state.latest.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "  ")
    let text = "\(state.finished)/\(count)  \(latest)"
    print(line.drawn(Double(state.finished) / Double(count), text), terminator: "")
    fflush(nil)
  }
}
