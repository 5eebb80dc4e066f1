import Foundation
import Synchronization

/// A folder that is replaced as a whole: a run writes to a staging folder, which takes its place at the end. A run that
/// stops early leaves the previous output untouched.
package struct OutputFolder: Sendable {
  /// The folder the user sees.
  package let published: URL
  private let staging: URL

  /// The folder `name` in `parent`, whose next contents are prepared in `staging`, on the same file system.
  ///
  /// - Throws: ``OutputError`` if `name` is a file, or a folder that no chapter wrote and that must not be replaced.
  package init(_ name: String, in parent: URL, staging: URL) throws(OutputError) {
    published = parent.appending(path: name)
    self.staging = staging
    var status = stat()
    guard lstat(published.path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError(path: published.relativePath, reason: "it is not a folder")
    }
    guard let contents = try? FileManager.default.contentsOfDirectory(atPath: published.path),
      contents.isEmpty || contents.contains(OutputFolder.mark)
    else {
      throw OutputError(
        path: published.relativePath,
        reason: "it holds other files but no \(OutputFolder.mark), so no chapter wrote it")
    }
  }

  /// The file that marks a folder as written by a chapter.
  package static let mark = "results.json"

  /// Writes a file to the staging folder.
  ///
  /// - Throws: ``OutputError`` with the system's reason.
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws(OutputError) {
    try writeBytes(bytes, to: staging.appending(path: name), as: published.appending(path: name))
  }

  /// Replaces the published folder by the staging folder. Files of the previous output that the new one does not
  /// replace are kept, such as pages in other formats and files the reader put there.
  ///
  /// - Parameter outdated: the names of files of the previous output to drop.
  /// - Throws: ``OutputError`` with the system's reason; the previous output is then still in place.
  package func publish(dropping outdated: Set<String>) throws(OutputError) {
    try publication.withLock { _ throws(OutputError) in
      guard FileManager.default.fileExists(atPath: published.path) else {
        return try move(staging, to: published)
      }
      try exchange(staging, published)
      // `staging` now holds the previous output.
      for name in (try? FileManager.default.contentsOfDirectory(atPath: staging.path)) ?? []
      where !outdated.contains(name) {
        let kept = published.appending(path: name)
        if !FileManager.default.fileExists(atPath: kept.path) { try move(staging.appending(path: name), to: kept) }
      }
      try? FileManager.default.removeItem(at: staging)
    }
  }
}

/// Held while one folder replaces another, so that an interruption cannot fall in between.
let publication = Mutex<Void>(())

/// Exchanges two folders: in one step if the system can, otherwise in three, which are undone if the second fails.
private func exchange(_ one: URL, _ other: URL) throws(OutputError) {
  if exchangeAtOnce?(AT_FDCWD, one.path, AT_FDCWD, other.path, 2) == 0 { return }
  let aside = one.appendingPathExtension("earlier")
  try move(other, to: aside)
  do throws(OutputError) {
    try move(one, to: other)
  } catch {
    try move(aside, to: other)
    throw error
  }
  try move(aside, to: one)
}

/// Linux's `renameat2`, whose flag 2 exchanges two names atomically. Swift does not import it from the C library.
private let exchangeAtOnce: Exchange? = dlsym(dlopen(nil, RTLD_NOW), "renameat2").map {
  unsafeBitCast($0, to: Exchange.self)
}

private typealias Exchange =
  @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
