import Foundation
import Synchronization
import Workbook

/// Shows how far the chapters have come: on a terminal a bar that is redrawn in place, elsewhere a line for each chapter
/// that ends.
final class ProgressBoard: Sendable {
  private struct State {
    var latest: [Int: String] = [:]
    var finished = 0
  }

  private let state = Mutex(State())
  private let count: Int
  private let isTerminal = isatty(STDOUT_FILENO) == 1

  init(chapters: [Int]) {
    count = chapters.count
    print("Running chapter\(chapters.count == 1 ? "" : "s") \(chapters.map(String.init).joined(separator: ", "))")
    // Whoever reads a pipe sees the line before the first chapter has come to its end.
    fflush(nil)
    draw(State())
  }

  /// Takes note of the latest line of a running chapter.
  func update(_ chapter: Int, _ line: String) {
    state.withLock { state in
      state.latest[chapter] = line.trimmingCharacters(in: .whitespaces)
      draw(state)
    }
  }

  /// Takes note of a chapter's end.
  func finish(_ chapter: Int, _ summary: String) {
    state.withLock { state in
      state.latest[chapter] = nil
      state.finished += 1
      print("\(isTerminal ? "\r\u{1B}[K" : "")Chapter \(chapter): \(summary)")
      fflush(nil)
      draw(state)
    }
  }

  private func draw(_ state: State) {
    guard isTerminal, state.finished < count else { return }
    let bar = progressBar(Double(state.finished) / Double(count))
    let latest = state.latest.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "  ")
    print("\r\u{1B}[K\(bar) \(state.finished)/\(count)  \(latest.prefix(50))", terminator: "")
    fflush(nil)
  }
}
