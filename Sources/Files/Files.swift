import Foundation

/// Makes a folder, and those above it, where there is none.
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

/// Writes a file under a temporary name beside it and renames it, so that a reader sees the old file or the new one whole.
///
/// - Throws: ``OutputError`` with the system's reason; then the file is as it was.
package func writeAtomically(_ bytes: some Sequence<UInt8>, to file: URL) throws(OutputError) {
  let temporary = file.deletingLastPathComponent().appending(path: ".\(file.lastPathComponent).\(getpid())")
  do throws(OutputError) {
    try writeBytes(bytes, to: temporary, as: file)
    try move(temporary, to: file)
  } catch {
    unlink(temporary.path)
    throw error
  }
}

/// Gives a file or folder another name, in place of what has it.
///
/// - Throws: ``OutputError`` with the system's reason.
package func move(_ old: URL, to new: URL) throws(OutputError) {
  guard rename(old.path, new.path) == 0 else { throw OutputError(path: new.relativePath, code: errno) }
}

/// Writes a file; errors name it as a user knows it.
func writeBytes(_ bytes: some Sequence<UInt8>, to file: URL, as shown: URL) throws(OutputError) {
  guard let stream = fopen(file.path, "wb") else { throw OutputError(path: shown.relativePath, code: errno) }
  // A page's text is written from where it lies.
  let isWritten =
    bytes.withContiguousStorageIfAvailable { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
    ?? bytes.allSatisfy { putc(Int32($0), stream) != EOF }
  let writeError = errno
  // A full disk may show only here, when the buffer is written out.
  guard fclose(stream) == 0, isWritten else {
    throw OutputError(path: shown.relativePath, code: isWritten ? errno : writeError)
  }
}

/// A file or folder that cannot be written.
package struct OutputError: Error, CustomStringConvertible {
  /// The file or folder, as a user knows it.
  package var path: String
  /// Why it cannot be written.
  package var reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) { self.init(path: path, reason: String(cString: strerror(code))) }

  /// `cannot write output/chapter1: No space left on device`
  package var description: String { "cannot write \(path): \(reason)" }
}
