import Dispatch
import Foundation
import Synchronization
import Weaving
import Workbook

/// One making of the report: run the chapters, read their documents, stitch, write.
struct ReportRun {
  let book: Book
  let numbers: [Int]
  let seed: UInt64
  let output: String

  /// Writes the chapters' folders and the report.
  ///
  /// - Returns: whether every chapter ran to its end and every claim holds.
  /// - Throws: `OutputError` where the output folder cannot be written, `WeavingError` where the prose around the chapters
  ///   is in error; then nothing has changed.
  func write() throws -> Bool {
    // A fault in the prose around the chapters shows before they run.
    _ = try Report(book: book, chapters: []).markdown()
    let folder = try ReportFolder(output, chapters: numbers)
    let outcomes = runChapters(in: folder)
    for outcome in outcomes { outcome.failures.forEach(warn) }
    let isComplete = outcomes.allSatisfy { $0.error == nil }
    let report = try Report(book: book, chapters: outcomes.map(\.chapter)).markdown()
    let file = try folder.publish(report, isComplete: isComplete, chapters: outcomes.compactMap(\.completeChapter))
    print("Written to \(file)")
    return outcomes.allSatisfy(\.failures.isEmpty)
  }

  /// Runs the chapters, as many at once as there are cores.
  private func runChapters(in folder: ReportFolder) -> [ChapterOutcome] {
    let board = ProgressBoard(chapters: numbers)
    let processes = numbers.map { ChapterProcess(number: $0, seed: seed, output: folder.staging.url.path) }
    let interruption = Interruption {
      // All are asked before the first is waited for, or those in the queue would begin meanwhile.
      processes.compactMap { $0.terminate() }.forEach { $0.waitUntilExit() }
      folder.staging.discard()
    }
    defer { withExtendedLifetime(interruption) {} }
    return concurrentMap(processes) { process in
      let outcome = process.run { board.update(process.number, $0) }
      board.finish(process.number, outcome.summary)
      return outcome
    }
  }
}

/// Maps in parallel, on as many threads as there are cores; the results are in the order of the elements.
private func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count) { index in
    let result = transform(elements[index])
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0 }.compactMap(\.self)
}
