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
/// stale entry is therefore never found, and nothing needs to expire. An entry is a single file with a checksum: one that is damaged
/// counts as missing, and the next run replaces it.
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

  /// Writes what a run has written, as it was when it was stored.
  ///
  /// - Parameters:
  ///   - entry: the name of the entry.
  ///   - place: the folder that the run wrote.
  /// - Returns: the run's recording; `nil` if there is no such entry, or not every byte of it is as it was stored.
  /// - Throws: `OutputError` if the folder cannot be written.
  func restore(_ entry: String, to place: URL) throws(OutputError) -> Recording? {
    guard let sealed = try? Data(contentsOf: folder.appending(path: entry)),
      let contents = SealedData.open(sealed, for: entry),
      let files = try? PropertyListDecoder().decode([String: Data].self, from: contents),
      let recording = files[Recording.file].flatMap({ try? Recording(json: $0) })
    else { return nil }
    try makeFolder(place)
    for (name, contents) in files {
      let file = place.appending(path: name)
      try writeBytes(contents, to: file, as: file)
    }
    return recording
  }

  /// Stores what a run has written. If the cache cannot be written, only time is lost.
  func store(_ place: URL, as entry: String) {
    var files: [String: Data] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [] {
      files[name] = try? Data(contentsOf: place.appending(path: name))
    }
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    guard let contents = try? encoder.encode(files) else { return }
    let file = folder.appending(path: entry)
    if (try? makeFolder(folder)) == nil {
      // Something else is in the way.
      try? FileManager.default.removeItem(at: folder)
      try? makeFolder(folder)
    }
    let sealed = SealedData.seal(contents, for: entry)
    if (try? writeAtomically(sealed, to: file)) == nil {
      try? FileManager.default.removeItem(at: file)
      try? writeAtomically(sealed, to: file)
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
    let old = dated.sorted { $0.date > $1.date }.dropFirst(RunCache.entriesKept).map(\.name)
    // Hidden is what a killed program was about to store.
    for name in old + entries.filter({ $0.hasPrefix(".\(chapter)") }) {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }
}
