import CairoCanvas
import Files
import Foundation
import Plotting
import Recordings
import Weaving

/// The recordings of earlier runs, so that a chapter whose inputs have not changed need not run again.
///
/// An entry's name is a checksum of everything a run depends on: the program, its options, the numbers that its
/// captions may refer to, the study of many seeds that they may cite, and the libraries and fonts that draw figures. A
/// stale entry is therefore never found, and nothing needs to expire.
struct RunCache: Sendable {
  private let folder: URL
  /// The number of entries kept for each chapter; older ones are removed.
  private static let entriesKept = 4

  /// A figure drawn now: other versions of the drawing libraries or of the fonts would draw it differently.
  private static let drawingSample: Data = {
    let letters = (0x20..<0x7F).compactMap(UnicodeScalar.init).map(String.init).joined()
    let figure = Figure(caption: "", alt: "") {
      Panel(letters, x: "$x_1^2$", y: "$ŷ$ $π$ $𝒩$") { Line(x: [0, 1, 2], y: [0, 0.5, 2]) }
    }
    return Data((try? figure.png()) ?? []) + Data((try? figure.svg()) ?? [])
  }()

  /// The cache beside the programs, which disappears with them when the build is cleaned.
  init(besideProgram program: URL) {
    folder = program.deletingLastPathComponent().appending(path: "recorded-chapters")
  }

  /// The name of the entry for a run.
  ///
  /// - Returns: the name, or `nil` if the program cannot be read and so cannot run.
  func entry(for chapter: ChapterPlace, program: URL, options: [String], in book: Book) -> String? {
    let checksum = try? Checksum.of(
      contentsOf: program, Data(options.joined(separator: "\0").utf8), Data(book.numbering.utf8),
      (try? Data(contentsOf: book.root.appending(path: Study.file))) ?? Data(), RunCache.drawingSample)
    return checksum.map { "\(chapter.name)@\($0)" }
  }

  /// Copies an entry to the folder a run would have written.
  ///
  /// - Returns: whether the entry exists and was copied.
  func restore(_ entry: String, to place: URL) -> Bool {
    guard FileManager.default.fileExists(atPath: folder.appending(path: entry).path) else { return false }
    try? FileManager.default.removeItem(at: place)
    do {
      try FileManager.default.copyItem(at: folder.appending(path: entry), to: place)
      return true
    } catch {
      // The chapter can still run.
      try? FileManager.default.removeItem(at: place)
      return false
    }
  }

  /// Stores what a run has written. If the cache cannot be written, only time is lost.
  func store(_ place: URL, as entry: String) {
    let new = folder.appending(path: ".\(entry).\(getpid())")
    do {
      try makeFolder(folder)
      try FileManager.default.copyItem(at: place, to: new)
      try? FileManager.default.removeItem(at: folder.appending(path: entry))
      try FileManager.default.moveItem(at: new, to: folder.appending(path: entry))
    } catch {
      try? FileManager.default.removeItem(at: new)
    }
    removeOldEntries(like: entry)
  }

  private func removeOldEntries(like entry: String) {
    let chapter = entry.prefix { $0 != "@" } + "@"
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let dated = entries.filter { $0.hasPrefix(chapter) }.map { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
      return (name: name, date: attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    for old in dated.sorted(by: { $0.date > $1.date }).dropFirst(RunCache.entriesKept) {
      try? FileManager.default.removeItem(at: folder.appending(path: old.name))
    }
  }
}
