import Foundation
import Workbook

/// The output folder while a report is made: the chapters write into a hidden folder in it, and all of them take their
/// places together at the end. A report that is interrupted changes nothing.
struct ReportFolder: Sendable {
  private let output: URL
  /// Where the chapters write.
  let staging: StagingFolder

  /// Prepares the output folder for a report of some chapters.
  ///
  /// - Throws: `OutputError` where it cannot be written, or a chapter's place is taken by something else.
  init(_ output: String, chapters: [Int]) throws(OutputError) {
    self.output = URL(filePath: output, directoryHint: .isDirectory)
    staging = try StagingFolder("report", in: self.output)
    do throws(OutputError) {
      for chapter in chapters { _ = try place(of: chapter) }
    } catch {
      staging.discard()
      throw error
    }
  }

  /// Puts the chapters and the report in their places.
  ///
  /// A report without a chapter that failed does not take the place of a report that is there; it is written beside it.
  ///
  /// - Returns: the report's file, as the user knows the folder.
  func publish(_ report: String, isComplete: Bool, chapters: [Int]) throws(OutputError) -> String {
    for chapter in chapters { try place(of: chapter).publish() }
    let (complete, partial) = (output.appending(path: "report.md"), output.appending(path: "report.partial.md"))
    let isPartial = !isComplete && FileManager.default.fileExists(atPath: complete.path)
    let file = isPartial ? partial : complete
    try writeAtomically(report.utf8, to: file)
    if isComplete { try? FileManager.default.removeItem(at: partial) }
    staging.discard()
    return file.relativePath
  }

  private func place(of chapter: Int) throws(OutputError) -> OutputFolder {
    try OutputFolder("chapter\(chapter)", in: output, staging: staging.url.appending(path: "chapter\(chapter)"))
  }
}
