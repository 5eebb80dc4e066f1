import Files
import Foundation
import Recordings

/// The measurements of each chapter and seed, so that an interrupted study can continue where it stopped.
///
/// A run is identified by the checksum of its program and by its seed; runs of other versions of a program are removed.
struct StudyStore: Sendable {
  /// The folder of the runs, beside the programs, so that cleaning the build removes it too.
  let folder: URL
  private let checksums: [String: String]

  /// The store for the programs of some chapters, emptied first if it is to be fresh.
  ///
  /// - Throws: `OutputError` if it cannot be written.
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

  /// The recording of a chapter's run with a seed, if there is one.
  func recording(of chapter: ChapterPlace, seed: UInt64) -> Recording? {
    guard let file = file(of: chapter, seed: seed), let sealed = try? Data(contentsOf: file),
      let json = SealedData.open(sealed, for: file.lastPathComponent), let recording = try? Recording(json: json),
      recording.chapter == chapter, recording.seed == seed
    else { return nil }
    return recording
  }

  /// Stores the file that a run has written. If the store cannot be written, only time is lost.
  func take(_ written: URL, of chapter: ChapterPlace, seed: UInt64) {
    guard let file = file(of: chapter, seed: seed), let json = try? Data(contentsOf: written) else { return }
    try? makeFolder(file.deletingLastPathComponent())
    try? writeAtomically(SealedData.seal(json, for: file.lastPathComponent), to: file)
  }

  private func entry(of chapter: ChapterPlace) -> String? { checksums[chapter.name].map { "\(chapter.name)@\($0)" } }

  private func file(of chapter: ChapterPlace, seed: UInt64) -> URL? {
    entry(of: chapter).map { folder.appending(path: "\($0)/\(seed)") }
  }
}
