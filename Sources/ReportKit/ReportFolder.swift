import Files
import Foundation
import Recordings
import Weaving
import Workbook

/// The output folder while a report is made: the chapters write to a hidden folder inside it, and everything is moved
/// into place together at the end. An interrupted report changes nothing.
struct ReportFolder: Sendable {
  private let output: URL
  /// Where the chapters write.
  let staging: StagingFolder

  /// Prepares the output folder for a report of some chapters.
  ///
  /// - Throws: `OutputError` if it cannot be written, or something else has the name of a chapter's folder.
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

  /// The folder a chapter will be published to.
  ///
  /// - Throws: `OutputError` if something else has that name.
  func place(of chapter: ChapterPlace) throws(OutputError) -> OutputFolder {
    try OutputFolder(chapter.name, in: output, staging: written(chapter))
  }

  /// Where a chapter writes.
  func written(_ chapter: ChapterPlace) -> URL { staging.url.appending(path: chapter.name) }

  /// Where a file of the report is written before it is published.
  func written(_ ending: String) -> URL { staging.url.appending(path: "report.\(ending)") }

  /// Publishes the chapters and the report.
  ///
  /// A report that lacks failed chapters does not replace an existing report; it is written beside it.
  ///
  /// - Parameters:
  ///   - endings: the extensions of the report's files that have been written.
  ///   - isComplete: whether no chapter failed.
  ///   - chapters: the chapters that did not fail.
  /// - Returns: the paths of the report's files, as the user knows them.
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
