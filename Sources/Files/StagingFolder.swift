import Foundation

/// A hidden folder beside a folder that is to be written: `.output.unpublished-Xq3f9a` beside `output`.
///
/// The program that makes it holds its lock. A folder whose lock nobody holds was left by a program that was killed, and the
/// next one removes it.
package final class StagingFolder: Sendable {
  /// The folder, with room for temporary files.
  package let url: URL
  /// What is to be published, a folder in it; empty at first.
  package let contents: URL
  private let lock: FolderLock

  /// Makes an empty folder, and removes those that killed programs left.
  ///
  /// - Parameter folder: the folder that is to be written; its parents are made if they are missing.
  /// - Throws: ``OutputError`` if it cannot be made.
  package init(for folder: URL) throws(OutputError) {
    let parent = folder.deletingLastPathComponent()
    do throws(OutputError) {
      try makeFolder(parent)
      StagingFolder.removeAbandoned(for: folder)
      (url, lock) = try StagingFolder.make(StagingFolder.prefix(of: folder), in: parent)
    } catch {
      // The hidden name means nothing to the user.
      throw OutputError(path: folder.relativePath, reason: error.reason)
    }
    contents = url.appending(path: "contents")
    try makeFolder(contents)
  }

  /// Removes the folder.
  package func discard() {
    // Where the run is interrupted, its other threads may still write into it, and it cannot be removed at once.
    for _ in 0..<20 {
      try? FileManager.default.removeItem(at: url)
      guard FileManager.default.fileExists(atPath: url.path) else { return }
      usleep(5000)
    }
  }

  /// Whether a name is that of such a folder, beside whatever folder.
  static func isName(_ name: String) -> Bool { name.hasPrefix(".") && name.contains(mark) }

  /// Removes what killed programs left beside a folder. If one was killed while the folder had no name, it gets it back.
  static func removeAbandoned(for folder: URL) {
    let parent = folder.deletingLastPathComponent()
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    where name.hasPrefix(prefix(of: folder)) {
      let abandoned = parent.appending(path: name)
      guard FolderLock(unlessHeld: abandoned) != nil else { continue }
      _ = renameWithoutReplacing(earlier(in: abandoned), to: folder)
      try? FileManager.default.removeItem(at: abandoned)
    }
  }

  /// Where the folder waits that is being replaced on a system that cannot exchange two names.
  static func earlier(in staging: URL) -> URL { staging.appending(path: "earlier") }

  private static let mark = ".unpublished-"
  private static func prefix(of folder: URL) -> String { ".\(folder.lastPathComponent)\(mark)" }

  private static func make(_ prefix: String, in parent: URL) throws(OutputError) -> (URL, FolderLock) {
    while true {
      var template = Array(parent.appending(path: "\(prefix)XXXXXX").path.utf8CString)
      guard let path = mkdtemp(&template) else { throw OutputError(path: parent.relativePath, code: errno) }
      let folder = URL(filePath: String(cString: path), directoryHint: .isDirectory)
      // Before it was locked, another program may have taken it for abandoned.
      if let lock = FolderLock(unlessHeld: folder), FileManager.default.fileExists(atPath: folder.path) {
        return (folder, lock)
      }
    }
  }
}

/// Renames a folder unless the new name is taken.
private func renameWithoutReplacing(_ old: URL, to new: URL) -> Bool {
  !FileManager.default.fileExists(atPath: new.path) && rename(old.path, new.path) == 0
}
