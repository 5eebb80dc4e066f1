import Files
import Foundation
import Recordings
import Weaving
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
  init(_ output: URL, chapters: [ChapterPlace]) throws(OutputError) {
    self.output = output
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
  func place(of chapter: ChapterPlace) throws(OutputError) -> OutputFolder {
    try OutputFolder(chapter.name, in: output, staging: written(chapter))
  }

  /// Where a chapter writes.
  func written(_ chapter: ChapterPlace) -> URL { staging.url.appending(path: chapter.name) }

  /// Where a file of the report is written, before it takes its place.
  func written(_ ending: String) -> URL { staging.url.appending(path: "report.\(ending)") }

  /// Puts the chapters and the report in their places.
  ///
  /// A report without a chapter that failed does not take the place of a report that is there; it is written beside it.
  ///
  /// - Parameters:
  ///   - endings: those of the report's files that have been written.
  ///   - isComplete: whether no chapter of it failed.
  ///   - chapters: those that did not fail.
  /// - Returns: the report's files, as the user knows the folder.
  /// - Throws: `OutputError` with the system's reason.
  func publish(_ endings: [String], isComplete: Bool, chapters: [ChapterPlace]) throws(OutputError) -> [String] {
    for chapter in chapters {
      let place = try place(of: chapter)
      try place.publish(dropping: Results.files(in: place.published))
    }
    let place = { (name: String, ending: String) in output.appending(path: "\(name).\(ending)") }
    let isThere = PageFormat.allCases.contains {
      FileManager.default.fileExists(atPath: place("report", $0.fileEnding).path)
    }
    let name = !isComplete && isThere ? "report.partial" : "report"
    var files: [String] = []
    for ending in endings {
      try move(written(ending), to: place(name, ending))
      if isComplete { try? FileManager.default.removeItem(at: place("report.partial", ending)) }
      files.append(place(name, ending).relativePath)
    }
    staging.discard()
    return files
  }
}
