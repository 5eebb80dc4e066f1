import Foundation

/// Takes over into new contents of a folder what only the old ones hold: by links, so that nothing is copied and the files stay
/// the same ones.
struct KeptFiles {
  /// The folder as the user knows it, for errors.
  let folder: URL
  /// The paths of files that are not taken over.
  let outdated: Set<String>
  /// Those of them that there were and that the new contents lack.
  private(set) var dropped: [String] = []

  /// Takes over nothing yet.
  init(folder: URL, outdated: Set<String>) {
    self.folder = folder
    self.outdated = outdated
  }

  /// Links everything, at any depth.
  ///
  /// - Throws: ``OutputError`` if something cannot be taken over, or has the name of something of another kind.
  mutating func link(from old: URL, to new: URL, path: String = "") throws(OutputError) {
    // Hidden folders of other runs are abandoned ones: a run that is under way would hold our lock.
    for name in try entries(of: old, as: folder.appending(path: path)) where !StagingFolder.isName(name) {
      try link(path.isEmpty ? name : "\(path)/\(name)", from: old.appending(path: name), to: new.appending(path: name))
    }
  }

  private mutating func link(_ path: String, from old: URL, to new: URL) throws(OutputError) {
    var (status, newStatus) = (stat(), stat())
    guard lstat(old.path, &status) == 0 else { throw error(path, String(cString: strerror(errno))) }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    if lstat(new.path, &newStatus) == 0 {
      guard isFolder == (newStatus.st_mode & S_IFMT == S_IFDIR) else {
        throw error(path, isFolder ? "it is a folder" : "it is not a folder")
      }
      if isFolder { try link(from: old, to: new, path: path) }
    } else if isFolder {
      guard mkdir(new.path, status.st_mode & 0o7777 | 0o700) == 0 else {
        throw error(path, String(cString: strerror(errno)))
      }
      let before = dropped.count
      try link(from: old, to: new, path: path)
      // A folder of outdated files is not taken over empty.
      if dropped.count > before { rmdir(new.path) }
    } else if outdated.contains(path) {
      dropped.append(path)
    } else if linkat(AT_FDCWD, old.path, AT_FDCWD, new.path, 0) != 0 {
      // Some file systems have no links, and some systems allow none to files of others.
      do {
        try FileManager.default.copyItem(at: old, to: new)
      } catch {
        throw self.error(path, "it cannot be copied")
      }
    }
  }

  private func error(_ path: String, _ reason: String) -> OutputError {
    OutputError(path: folder.appending(path: path).relativePath, reason: reason)
  }
}

/// The names in a folder.
///
/// - Throws: ``OutputError`` with the path under which the user knows the folder.
func entries(of folder: URL, as shown: URL) throws(OutputError) -> [String] {
  do {
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
  } catch {
    throw OutputError(path: shown.relativePath, reason: "its contents cannot be read")
  }
}
