import Files
import Foundation
import Recordings
import Weaving
import Workbook

/// The output folder while a report is made. Everything is prepared in a hidden folder beside it, which takes its place in one
/// step at the end, so that pages and figures always belong to one run.
///
/// A report does not replace one that holds chapters it lacks, because they failed or were not asked for. It is then written to
/// the folder `partial` in the output folder, and the rest stays as it is.
struct ReportFolder: Sendable {
  private let book: Book
  private let output: OutputFolder
  /// Where everything is prepared.
  let staging: StagingFolder

  /// Prepares the folder for a report of some chapters.
  ///
  /// - Throws: `OutputError` if it cannot be written, if no report wrote what it holds, or if something else has the name of a
  ///   page or of a chapter's folder.
  init(_ folder: URL, of book: Book, chapters: [ChapterPlace]) throws(OutputError) {
    self.book = book
    output = try OutputFolder(report: folder)
    let partial = ReportFolder.partial(in: folder)
    for place in [folder] + (FileManager.default.fileExists(atPath: partial.path) ? [partial] : []) {
      for page in Contents.pages { try requireFile(place.appending(path: page)) }
      for chapter in chapters { _ = try OutputFolder(chapter: chapter.name, in: place) }
    }
    staging = try output.staging()
  }

  /// Where a chapter writes.
  func written(_ chapter: ChapterPlace) -> URL { staging.contents.appending(path: chapter.name) }

  /// Where a page of the report is written before it is published.
  func written(_ format: PageFormat) -> URL { staging.contents.appending(path: "report.\(format.fileEnding)") }

  /// Writes a file that is to be published.
  ///
  /// - Throws: `OutputError` with the system's reason and the path it will have.
  func write(_ bytes: some Sequence<UInt8>, to path: String) throws(OutputError) {
    try writeBytes(bytes, to: staging.contents.appending(path: path), as: output.url.appending(path: path))
  }

  /// Whether a report of these chapters replaces the one that is there.
  func replacesReport(with chapters: [ChapterPlace]) -> Bool {
    let earlier = Contents(of: output.url, in: book)?.chapters ?? []
    return Set(earlier).intersection(book.chapters.map(\.name)).isSubset(of: chapters.map(\.name))
  }

  /// What has been published.
  struct Publication {
    /// The folder of the pages.
    let folder: URL
    /// The formats in which an earlier run had written pages and this one did not; those pages are gone.
    let removed: [PageFormat]
  }

  /// Publishes the pages and the chapters that have been written.
  ///
  /// - Parameters:
  ///   - chapters: those that did not fail; what others have written is left out.
  ///   - seed: that of the run.
  /// - Returns: where it has been published, and what is gone.
  /// - Throws: `OutputError` with the system's reason; the output folder is then unchanged.
  func publish(_ chapters: [ChapterPlace], seed: UInt64) throws -> Publication {
    for chapter in book.chapters where !chapters.contains(chapter) {
      try? FileManager.default.removeItem(at: written(chapter))
    }
    try write(Contents(chapters: chapters.map(\.name), seed: seed).json(), to: Contents.file)
    let isWhole = replacesReport(with: chapters)
    let target = isWhole ? output : try OutputFolder(report: ReportFolder.partial(in: output.url))
    let dropped = try target.replace(with: staging, dropping: outdatedFiles(in: target.url, chapters))
    // A partial report goes when the whole one comes; nobody misses it.
    let pages = dropped.filter { !$0.hasPrefix("partial/") }
    let removed = PageFormat.allCases.filter { format in pages.contains { $0.hasSuffix(".\(format.fileEnding)") } }
    return Publication(folder: target.url, removed: removed)
  }

  private static func partial(in folder: URL) -> URL { folder.appending(path: "partial") }

  /// The paths of files of earlier reports that do not belong to this one: its pages, the chapters that have run again or are no
  /// longer in the book, and a partial report.
  private func outdatedFiles(in folder: URL, _ chapters: [ChapterPlace]) -> Set<String> {
    var files = Set(Contents.pages + [Contents.file])
    let kept = Set(book.chapters).subtracting(chapters).map(\.name)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where !kept.contains(name) {
      guard OutputFolder.isChapter(folder.appending(path: name)),
        let chapter = try? OutputFolder(chapter: name, in: folder)
      else { continue }
      files.formUnion(chapter.files(ofChapter: name).map { "\(name)/\($0)" })
    }
    let partial = ReportFolder.partial(in: folder)
    if FileManager.default.fileExists(atPath: partial.path) {
      files.formUnion(outdatedFiles(in: partial, book.chapters).map { "\(partial.lastPathComponent)/\($0)" })
    }
    return files
  }
}

/// What a report in a folder consists of, kept beside it as `report.json`. By this file a folder is known as one of ours.
private struct Contents: Codable {
  static let file = "report.json"
  static let pages = PageFormat.allCases.map { "report.\($0.fileEnding)" }

  /// The names of the chapters it holds.
  var chapters: [String]
  var seed: UInt64

  init(chapters: [String], seed: UInt64) {
    self.chapters = chapters
    self.seed = seed
  }

  /// The contents of the report in a folder; `nil` if there is no report. One that does not tell is taken to hold all chapters.
  init?(of folder: URL, in book: Book) {
    if let data = try? Data(contentsOf: folder.appending(path: Contents.file)),
      let contents = try? JSONDecoder().decode(Contents.self, from: data)
    {
      self = contents
    } else if Contents.pages.contains(where: {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }) {
      self.init(chapters: book.chapters.map(\.name), seed: 0)
    } else {
      return nil
    }
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension OutputFolder {
  /// The folder of a report. Without a report it may hold only what programs of the book write.
  fileprivate init(report folder: URL) throws(OutputError) {
    let known = Set(Contents.pages + ["partial", "gallery"])
    try self.init(folder, of: "a report") { names in
      names.contains(Contents.file)
        || names.subtracting(known).allSatisfy { OutputFolder.isChapter(folder.appending(path: $0)) }
    }
  }
}

/// Requires that what has a page's name is a file.
private func requireFile(_ page: URL) throws(OutputError) {
  var status = stat()
  guard lstat(page.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
  throw OutputError(path: page.relativePath, reason: "it is a folder")
}
