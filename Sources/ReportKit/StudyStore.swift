import Files
import Foundation
import Recordings

/// What chapters have measured with one seed after the other, so that a study that was interrupted goes on where it stopped.
///
/// A run is known by the checksum of its program and by its seed; those of another program are removed.
struct StudyStore: Sendable {
  /// Where the runs lie, beside the programs, to go with them when the build is cleaned.
  let folder: URL
  private let checksums: [String: String]

  /// The store for the programs of some chapters; a fresh one begins empty.
  ///
  /// - Throws: `OutputError` where it cannot be written.
  init(chapters: [ChapterPlace], isFresh: Bool) throws {
    let programs = ChapterProcess.ownProgram.deletingLastPathComponent()
    folder = programs.appending(path: "recorded-seeds")
    checksums = chapters.reduce(into: [:]) {
      $0[$1.name] = try? Checksum.of(contentsOf: ChapterProcess.program(of: $1))
    }
    try makeFolder(folder)
    for chapter in chapters {
      let current = entry(of: chapter)
      for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      where entry.hasPrefix("\(chapter.name)@") && (isFresh || entry != current) {
        try? FileManager.default.removeItem(at: folder.appending(path: entry))
      }
    }
  }

  /// What a chapter has measured with a seed, if it has.
  func recording(of chapter: ChapterPlace, seed: UInt64) -> Recording? {
    guard let file = file(of: chapter, seed: seed), let json = try? Data(contentsOf: file),
      let recording = try? Recording(json: json), recording.chapter == chapter, recording.seed == seed
    else { return nil }
    return recording
  }

  /// Takes the file that a run has written. A store that cannot be written only costs time.
  func take(_ written: URL, of chapter: ChapterPlace, seed: UInt64) {
    guard let file = file(of: chapter, seed: seed) else { return }
    try? makeFolder(file.deletingLastPathComponent())
    try? move(written, to: file)
  }

  private func entry(of chapter: ChapterPlace) -> String? { checksums[chapter.name].map { "\(chapter.name)@\($0)" } }

  private func file(of chapter: ChapterPlace, seed: UInt64) -> URL? {
    entry(of: chapter).map { folder.appending(path: "\($0)/\(seed).json") }
  }
}
