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

  /// Where a chapter writes, and the place it will take.
  ///
  /// - Throws: `OutputError` where the place is taken by something else.
  func place(of chapter: Int) throws(OutputError) -> OutputFolder {
    try OutputFolder("chapter\(chapter)", in: output, staging: staging.url.appending(path: "chapter\(chapter)"))
  }

  /// Puts the chapters and the report in their places.
  ///
  /// A report without a chapter that failed does not take the place of a report that is there; it is written beside it.
  ///
  /// - Parameters:
  ///   - report: the endings of the report's files and their contents.
  ///   - isComplete: whether no chapter of it failed.
  ///   - chapters: those that did not fail.
  /// - Returns: the report's files, as the user knows the folder.
  /// - Throws: `OutputError` with the system's reason.
  func publish(_ report: [(format: String, bytes: Data)], isComplete: Bool, chapters: [Int]) throws(OutputError)
    -> [String]
  {
    for chapter in chapters { try place(of: chapter).publish() }
    let place = { (name: String, format: String) in output.appending(path: "\(name).\(format)") }
    let isThere = ["md", "html", "pdf"].contains { FileManager.default.fileExists(atPath: place("report", $0).path) }
    let name = !isComplete && isThere ? "report.partial" : "report"
    var files: [String] = []
    for (format, bytes) in report {
      try writeAtomically(bytes, to: place(name, format))
      if isComplete { try? FileManager.default.removeItem(at: place("report.partial", format)) }
      files.append(place(name, format).relativePath)
    }
    staging.discard()
    return files
  }
}
