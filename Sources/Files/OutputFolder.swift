import Foundation
import Synchronization

/// A folder that is replaced as a whole: a run writes into a staging folder, which takes its place at the end. Whatever
/// stops the run before that leaves the last good output untouched.
package struct OutputFolder: Sendable {
  /// The folder a reader looks into.
  package let published: URL
  private let staging: URL

  /// The folder of a name, and the one in which its next contents are made, on the same file system.
  ///
  /// - Throws: ``OutputError`` where `name` is a file, or a folder that was not written by a chapter, and so is not ours to
  ///   replace.
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
        reason: "it holds other files and no \(OutputFolder.mark), so it is not a chapter's")
    }
  }

  /// The file by which a folder is known as a chapter's.
  package static let mark = "results.json"

  /// Writes a file into the staging folder.
  ///
  /// - Throws: ``OutputError`` with the system's reason.
  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws(OutputError) {
    try writeBytes(bytes, to: staging.appending(path: name), as: published.appending(path: name))
  }

  /// Puts the staging folder in the place of the published one. Files of the earlier output that have no successor are kept,
  /// such as pages of other formats and what the reader has put there.
  ///
  /// - Parameter outdated: the names of files of the earlier output that are not kept.
  /// - Throws: ``OutputError`` with the system's reason; then the earlier output is in its place.
  package func publish(dropping outdated: Set<String>) throws(OutputError) {
    try publication.withLock { _ throws(OutputError) in
      guard FileManager.default.fileExists(atPath: published.path) else {
        return try move(staging, to: published)
      }
      try exchange(staging, published)
      // `staging` now holds the earlier output.
      for name in (try? FileManager.default.contentsOfDirectory(atPath: staging.path)) ?? []
      where !outdated.contains(name) {
        let kept = published.appending(path: name)
        if !FileManager.default.fileExists(atPath: kept.path) { try move(staging.appending(path: name), to: kept) }
      }
      try? FileManager.default.removeItem(at: staging)
    }
  }
}

/// Held while a folder takes another's place, so that an interruption comes before or after, not between.
let publication = Mutex<Void>(())

/// Exchanges two folders: in one step where the system can, else in three, going back where one of them fails.
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

/// Linux's `renameat2`, whose flag 2 exchanges two names at once. Swift's view of the C library does not show it.
private let exchangeAtOnce: Exchange? = dlsym(dlopen(nil, RTLD_NOW), "renameat2").map {
  unsafeBitCast($0, to: Exchange.self)
}

private typealias Exchange =
  @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
