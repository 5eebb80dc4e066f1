import Foundation

/// What is in the way of a folder, in one clause: the first part of its path that exists and is no folder; `nil` if nothing is.
///
/// The system says no more than ‘Not a directory’, and of a link that leads nowhere ‘No such file or directory’.
func obstacle(to folder: URL) -> String? {
  var parents = [folder.standardizedFileURL]
  while let last = parents.last, last.path != "/" { parents.append(last.deletingLastPathComponent()) }
  for part in parents.reversed() {
    var (itself, target) = (stat(), stat())
    guard lstat(part.path, &itself) == 0 else { return nil }
    if stat(part.path, &target) == 0 {
      if target.st_mode & S_IFMT != S_IFDIR { return "\(part.path) is not a folder" }
    } else if itself.st_mode & S_IFMT == S_IFLNK, [ENOENT, ELOOP].contains(errno) {
      let destination = (try? FileManager.default.destinationOfSymbolicLink(atPath: part.path)) ?? ""
      return "\(part.path) is a symbolic link to ‘\(destination)’, which leads to nothing"
    }
  }
  return nil
}
