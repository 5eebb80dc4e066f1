import Foundation

extension SafeTensors {
  /// Reads the bytes of a file.
  init(_ bytes: Data) throws(ModelFileError.Problem) {
    var rest = bytes
    try self.init(count: bytes.count) { count in
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }

  /// Reads a file.
  init(_ file: URL) throws(ModelFileError.Problem) {
    guard file.isFileURL else { throw .unreadable("Not the address of a file") }
    var status = stat()
    guard stat(file.path, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("Not a regular file") }
    let handle: FileHandle
    do {
      handle = try FileHandle(forReadingFrom: file)
    } catch {
      throw .unreadable(reason(for: error))
    }
    defer { try? handle.close() }
    try self.init(count: Int(status.st_size)) { count throws(ModelFileError.Problem) in
      let bytes: Data?
      do {
        bytes = try handle.read(upToCount: count)
      } catch {
        throw .unreadable(reason(for: error))
      }
      guard bytes?.count ?? 0 == count else { throw .unreadable("It became shorter while it was read") }
      return bytes ?? Data()
    }
  }

  /// Writes the file in one step: whatever happens, the old file or the whole new one is there.
  func write(to file: URL) throws(ModelFileError.Problem) {
    guard file.isFileURL else { throw .unwritable("Not the address of a file") }
    do {
      try bytes.write(to: file, options: .atomic)
    } catch {
      throw .unwritable(reason(for: error))
    }
  }
}

/// The system's words for what went wrong with a file.
private func reason(for error: any Error) -> String {
  let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
  guard let code = (cause as? POSIXError ?? error as? POSIXError)?.code.rawValue else {
    return error.localizedDescription
  }
  return String(cString: strerror(code))
}
