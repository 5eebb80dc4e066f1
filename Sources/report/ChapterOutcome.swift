import Foundation
import Weaving

/// How a chapter's run ended.
struct ChapterOutcome: Sendable {
  let chapter: Report.Chapter
  /// How long it took; `nil` where nothing had changed since an earlier run.
  let seconds: Double?

  /// The number of a chapter that ran to its end.
  var completeChapter: Int? { if case .complete(let document) = chapter { document.chapter } else { nil } }

  /// What is wrong with the chapter, a sentence each.
  var failures: [String] {
    switch chapter {
    case .failed(let number, let error): ["chapter \(number) failed: \(error)"]
    case .complete(let document):
      document.claims.filter { !$0.holds }.map {
        "claim \($0.number) does not hold: measured \($0.measured), required \($0.requirement)"
      }
    }
  }

  /// One line for the terminal.
  var summary: String {
    guard case .complete(let document) = chapter else { return "failed" }
    let holding = document.claims.count { $0.holds }
    return
      "\(holding) of \(document.claims.count) claims hold, \(seconds.map { String(format: "%.1f s", $0) } ?? "unchanged")"
  }
}
