import Foundation
import Recordings
import Weaving

/// The outcome of a chapter's run.
struct ChapterOutcome: Sendable {
  let part: Report.Part
  /// The time it took; `nil` if nothing had changed since an earlier run.
  let seconds: Double?

  /// The chapter, if it ran to its end.
  var completeChapter: ChapterPlace? { if case .woven(let woven) = part { woven.place } else { nil } }

  /// What went wrong in the chapter, one sentence each.
  var failures: [String] {
    switch part {
    case .failed(let chapter, let error): ["chapter \(chapter.number) failed: \(error)"]
    case .woven(let woven):
      woven.claims.filter { !$0.holds }.map { claim in
        "\(woven.place.mainFile):\(claim.line): claim \(claim.number), ‘\(claim.statement.plainText)’, does not hold: "
          + "measured \(claim.measured), required \(claim.requirement)"
      }
    }
  }

  /// A one-line summary for the terminal.
  var summary: String {
    guard case .woven(let woven) = part else { return "failed" }
    let holding = woven.claims.count { $0.holds }
    return
      "\(holding) of \(woven.claims.count) claims hold, \(seconds.map { String(format: "%.1f s", $0) } ?? "unchanged")"
  }
}
