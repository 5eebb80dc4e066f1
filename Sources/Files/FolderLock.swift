import Foundation

/// A folder locked for one program at a time, for as long as the object lives; the end of the program releases it, however it
/// comes. The lock is on the folder itself (`flock`), so that no file is left.
///
/// Whoever changes the entries of a published folder locks the folder, and whoever replaces it locks it as well.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Waits for the lock.
  ///
  /// - Parameter folder: the folder, which exists.
  /// - Throws: ``OutputError`` if the folder cannot be opened. A file system without locks grants every one.
  init(_ folder: URL) throws(OutputError) {
    while true {
      guard let opened = FolderLock.open(folder) else { throw OutputError(path: folder.relativePath, code: errno) }
      while flock(opened, LOCK_EX) != 0, errno == EINTR {}
      // While we waited, the folder may have been replaced: then the lock is on a folder that is gone.
      if FolderLock.isStill(folder, opened) {
        descriptor = opened
        return
      }
      close(opened)
    }
  }

  /// The lock of a folder that no running program holds; `nil` if one does.
  init?(unlessHeld folder: URL) {
    guard let opened = FolderLock.open(folder) else { return nil }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(opened)
      return nil
    }
    descriptor = opened
  }

  deinit { close(descriptor) }

  private static func open(_ folder: URL) -> Int32? {
    let opened = Foundation.open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    return opened < 0 ? nil : opened
  }

  private static func isStill(_ folder: URL, _ opened: Int32) -> Bool {
    var (there, here) = (stat(), stat())
    guard stat(folder.path, &there) == 0, fstat(opened, &here) == 0 else { return false }
    return there.st_dev == here.st_dev && there.st_ino == here.st_ino
  }
}
