import Foundation

/// A hidden folder for unpublished output, named after the process that writes it.
package struct StagingFolder: Sendable {
  /// The folder.
  package let url: URL

  /// Makes an empty folder, and removes any that killed processes left under the same name.
  ///
  /// - Throws: ``OutputError`` if it cannot be made.
  package init(_ name: String, in parent: URL) throws(OutputError) {
    url = parent.appending(path: ".\(name).\(getpid())")
    try makeFolder(parent)
    let prefix = ".\(name)."
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] {
      guard entry.hasPrefix(prefix), let process = pid_t(entry.dropFirst(prefix.count)), kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: parent.appending(path: entry))
    }
    try makeFolder(url)
  }

  /// Removes the folder, after any publication in progress has finished.
  package func discard() {
    publication.withLock { _ in
      // Where the run is interrupted, its other threads may still write into it, and it cannot be removed at once.
      for _ in 0..<20 {
        try? FileManager.default.removeItem(at: url)
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        usleep(5000)
      }
    }
  }
}
