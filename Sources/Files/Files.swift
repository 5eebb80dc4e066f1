import Foundation

/// Makes a folder and its missing parents, unless it exists.
///
/// - Throws: ``OutputError`` with the system's reason.
package func makeFolder(_ folder: URL) throws(OutputError) {
  let path = folder.standardizedFileURL.path
  if mkdir(path, 0o777) == 0 { return }
  if errno == ENOENT, path != "/" {
    do throws(OutputError) {
      try makeFolder(URL(filePath: path).deletingLastPathComponent())
    } catch {
      throw OutputError(path: folder.relativePath, reason: error.reason)
    }
    if mkdir(path, 0o777) == 0 { return }
  }
  let reason = errno
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
    throw OutputError(path: folder.relativePath, code: reason == EEXIST ? ENOTDIR : reason)
  }
}

/// Writes a file under a temporary name in the same folder and renames it, so that readers see either the whole old
/// file or the whole new one.
///
/// - Throws: ``OutputError`` with the system's reason; the old file is then unchanged.
package func writeAtomically(_ bytes: some Sequence<UInt8>, to file: URL) throws(OutputError) {
  let folder = file.deletingLastPathComponent()
  let lock: FolderLock
  do throws(OutputError) {
    lock = try FolderLock(folder)
  } catch {
    throw OutputError(path: file.relativePath, reason: error.reason)
  }
  defer { withExtendedLifetime(lock) {} }
  // The same name each time: what a killed program has left is written over.
  let temporary = folder.appending(path: ".\(file.lastPathComponent).unpublished")
  do throws(OutputError) {
    try writeBytes(bytes, to: temporary, as: file)
    try move(temporary, to: file)
  } catch {
    unlink(temporary.path)
    throw error
  }
}

/// Renames a file, replacing whatever has the new name.
///
/// - Throws: ``OutputError`` with the system's reason.
private func move(_ old: URL, to new: URL) throws(OutputError) {
  guard rename(old.path, new.path) == 0 else { throw OutputError(path: new.relativePath, code: errno) }
}

/// Writes a file.
///
/// - Parameters:
///   - bytes: the contents.
///   - file: the file to write.
///   - shown: the path under which the user knows the file, for the error.
/// - Throws: ``OutputError`` with the system's reason.
package func writeBytes(_ bytes: some Sequence<UInt8>, to file: URL, as shown: URL) throws(OutputError) {
  guard let stream = fopen(file.path, "wb") else { throw OutputError(path: shown.relativePath, code: errno) }
  // A page's text is written straight from its own storage.
  let isWritten =
    bytes.withContiguousStorageIfAvailable { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
    ?? bytes.allSatisfy { putc(Int32($0), stream) != EOF }
  let writeError = errno
  // A full disk may be noticed only now, when the buffer is flushed.
  guard fclose(stream) == 0, isWritten else {
    throw OutputError(path: shown.relativePath, code: isWritten ? errno : writeError)
  }
}

/// A file or folder that cannot be written.
package struct OutputError: Error, CustomStringConvertible {
  /// The path under which the user knows the file or folder.
  package var path: String
  /// The reason it cannot be written.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) { self.init(path: path, reason: String(cString: strerror(code))) }

  /// `cannot write output/chapter1: No space left on device`
  package var description: String { "cannot write \(path): \(reason)" }
}
