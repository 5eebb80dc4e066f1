import Foundation

/// A folder that is replaced in one step. A run prepares new contents in a hidden folder beside it, and the two change names.
/// Whatever stops the run, and whenever, the folder holds all of the old contents or all of the new.
package struct OutputFolder: Sendable {
  /// The folder as the user named it.
  package let url: URL
  /// Where it is, symbolic links resolved.
  private let place: URL

  /// A folder that is to be written.
  ///
  /// - Parameters:
  ///   - url: the folder, which may be missing.
  ///   - owner: who writes it, for the error: `a chapter`.
  ///   - isOurs: whether a folder with these visible entries was written by us, and may be replaced.
  /// - Throws: ``OutputError`` if it is a file, cannot be written, cannot be replaced in one step, or was not written by us.
  package init(_ url: URL, of owner: String, isOurs: (Set<String>) -> Bool) throws(OutputError) {
    self.url = url
    place = URL(filePath: url.standardizedFileURL.resolvingSymlinksInPath().path, directoryHint: .isDirectory)
    let parent = place.deletingLastPathComponent()
    func error(_ reason: String) -> OutputError { OutputError(path: url.relativePath, reason: reason) }
    if let obstacle = obstacle(to: url) { throw error("\(obstacle); name another folder") }
    // Missing parents are made when there is something to write.
    let existing = nearestExisting(parent)
    guard access(existing.path, W_OK | X_OK) == 0 else {
      throw error("\(String(cString: strerror(errno))) in \(existing.path), where its next contents are prepared")
    }
    StagingFolder.removeAbandoned(for: place)
    var (folder, around) = (stat(), stat())
    guard lstat(place.path, &folder) == 0 else { return }
    let names = Set(try entries(of: place, as: url).filter { !$0.hasPrefix(".") })
    guard names.isEmpty || isOurs(names) else {
      throw error("it holds ‘\(names.sorted()[0])’ and nothing that \(owner) wrote; name a folder of its own")
    }
    guard stat(parent.path, &around) == 0, around.st_dev == folder.st_dev else {
      throw error("a file system is mounted there, which cannot be replaced in one step; name a folder in it")
    }
  }

  /// A hidden folder in which the next contents are prepared.
  ///
  /// - Throws: ``OutputError`` with the system's reason.
  package func staging() throws(OutputError) -> StagingFolder {
    do throws(OutputError) {
      return try StagingFolder(for: place)
    } catch {
      throw OutputError(path: url.relativePath, reason: error.reason)
    }
  }

  /// Replaces the folder in one step. What the new contents lack is kept from the old ones, such as files that the reader put
  /// there, except what is outdated.
  ///
  /// - Parameters:
  ///   - new: the folder with the new contents; it is gone afterwards.
  ///   - outdated: paths of files in the folder, such as `report.html`, that are not kept.
  /// - Returns: the outdated files that the new contents lack, sorted.
  /// - Throws: ``OutputError`` with the system's reason; the old contents are then unchanged.
  @discardableResult package func replace(
    with new: StagingFolder, dropping outdated: Set<String>
  ) throws(OutputError) -> [String] {
    let lock = try lockParent()
    defer { withExtendedLifetime(lock) {} }
    return try exchange(with: new, dropping: outdated)
  }

  /// Writes files to the folder in one step.
  ///
  /// - Parameters:
  ///   - files: the contents of each file, by name.
  ///   - outdated: the names of files in the folder that are not kept.
  /// - Returns: the outdated files that are not among the new ones, sorted.
  /// - Throws: ``OutputError`` with the system's reason; the old contents are then unchanged.
  @discardableResult package func replace(
    with files: [String: Data], dropping outdated: Set<String>
  ) throws(OutputError) -> [String] {
    let lock = try lockParent()
    defer { withExtendedLifetime(lock) {} }
    let new = try staging()
    defer { new.discard() }
    for (name, contents) in files {
      try writeBytes(contents, to: new.contents.appending(path: name), as: url.appending(path: name))
    }
    return try exchange(with: new, dropping: outdated)
  }

  /// Locks the folder in which it lies, which is made if it is missing.
  private func lockParent() throws(OutputError) -> FolderLock {
    let parent = place.deletingLastPathComponent()
    do throws(OutputError) {
      try makeFolder(parent)
      return try FolderLock(parent)
    } catch {
      throw OutputError(path: url.relativePath, reason: error.reason)
    }
  }

  /// Replaces the folder, while the one in which it lies is locked.
  private func exchange(with new: StagingFolder, dropping outdated: Set<String>) throws(OutputError) -> [String] {
    defer { new.discard() }
    var status = stat()
    guard lstat(place.path, &status) == 0 else {
      try rename(new.contents, to: place)
      return []
    }
    // Whoever changes what is in the folder waits until it has been replaced.
    let lock = try FolderLock(place)
    defer { withExtendedLifetime(lock) {} }
    chmod(new.contents.path, status.st_mode & 0o7777)
    var kept = KeptFiles(folder: url, outdated: outdated)
    try kept.link(from: place, to: new.contents)
    try exchange(new.contents, place, aside: StagingFolder.earlier(in: new.url))
    return kept.dropped.sorted()
  }

  private func rename(_ contents: URL, to place: URL) throws(OutputError) {
    guard Foundation.rename(contents.path, place.path) == 0 else {
      throw OutputError(path: url.relativePath, code: errno)
    }
  }

  /// Exchanges two folders: in one step if the system can, otherwise in two, between which the folder waits aside; if the
  /// program is killed there, the next one puts it back.
  private func exchange(_ new: URL, _ place: URL, aside: URL) throws(OutputError) {
    if exchangeAtOnce(new, place) { return }
    try rename(place, to: aside)
    do throws(OutputError) {
      try rename(new, to: place)
    } catch {
      try rename(aside, to: place)
      throw error
    }
  }
}

/// The folder itself or, if it is missing, the nearest one around it that is there.
private func nearestExisting(_ folder: URL) -> URL {
  var (folder, status) = (folder, stat())
  while lstat(folder.path, &status) != 0, folder.path != "/" { folder.deleteLastPathComponent() }
  return folder
}

/// Exchanges two names in one step: by Linux's `renameat2` with flag 2, or macOS's `renamex_np` with flag 2. Swift imports
/// neither from the C library.
private func exchangeAtOnce(_ one: URL, _ other: URL) -> Bool {
  #if canImport(Darwin)
    typealias Exchange = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, CUnsignedInt) -> CInt
    let exchange = dlsym(dlopen(nil, RTLD_NOW), "renamex_np").map { unsafeBitCast($0, to: Exchange.self) }
    return exchange?(one.path, other.path, 2) == 0
  #else
    typealias Exchange =
      @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
    let exchange = dlsym(dlopen(nil, RTLD_NOW), "renameat2").map { unsafeBitCast($0, to: Exchange.self) }
    return exchange?(AT_FDCWD, one.path, AT_FDCWD, other.path, 2) == 0
  #endif
}
