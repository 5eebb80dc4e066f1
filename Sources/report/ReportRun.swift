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
  ///   is in error.
  func write() throws -> Bool {
    try makeFolder(output)
    let outcomes = runChapters()
    let report = Report(book: book, chapters: outcomes.map(\.chapter))
    let isComplete = outcomes.allSatisfy { $0.error == nil }
    let path = output + "/" + name(isComplete: isComplete)
    try writeAtomically(try report.markdown().utf8, to: path)
    if isComplete { try? FileManager.default.removeItem(atPath: "\(output)/\(ReportRun.partialName)") }
    print("Written to \(path)")
    for outcome in outcomes { outcome.failures.forEach(warn) }
    return outcomes.allSatisfy(\.failures.isEmpty)
  }

  private static let completeName = "report.md"
  private static let partialName = "report.partial.md"

  /// A report without a chapter that failed does not take the place of one that is there.
  private func name(isComplete: Bool) -> String {
    isComplete || !FileManager.default.fileExists(atPath: "\(output)/\(ReportRun.completeName)")
      ? ReportRun.completeName : ReportRun.partialName
  }

  /// Runs the chapters, as many at once as there are cores.
  private func runChapters() -> [ChapterOutcome] {
    let board = ProgressBoard(chapters: numbers)
    let processes = numbers.map { ChapterProcess(number: $0, seed: seed, output: output) }
    let interruption = Interruption { processes.forEach { $0.end() } }
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
