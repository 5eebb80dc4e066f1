import Foundation

/// A folder that is replaced as a whole: a run writes into a hidden folder beside it, which takes its place at the end.
/// Whatever stops the run before that leaves the last good output untouched.
public struct OutputFolder: Sendable {
  /// The folder a reader looks into.
  public let published: URL
  private let staging: URL

  /// Makes an empty staging folder for a run, and removes those that killed runs have left.
  ///
  /// - Parameters:
  ///   - name: the folder's name.
  ///   - parent: the folder it stands in, made where there is none.
  /// - Throws: ``OutputError`` where the parent cannot be written, or where `name` is a folder that was not written by a
  ///   chapter, and so is not ours to replace.
  public init(_ name: String, in parent: String) throws(OutputError) {
    let parent = URL(filePath: parent, directoryHint: .isDirectory)
    published = parent.appending(path: name)
    staging = parent.appending(path: ".\(name).\(getpid())")
    try makeFolder(parent.relativePath)
    removeLeftovers(of: name, in: parent)
    if let foreign = try? FileManager.default.contentsOfDirectory(atPath: published.path), !foreign.isEmpty,
      !foreign.contains(OutputFolder.mark)
    {
      throw OutputError(
        path: published.relativePath,
        reason: "it holds other files and no \(OutputFolder.mark), so it is not a chapter's")
    }
    guard mkdir(staging.path, 0o777) == 0 else { throw OutputError(path: published.relativePath, code: errno) }
  }

  /// The file by which a folder is known as a chapter's.
  static let mark = "results.json"

  /// Writes a file into the staging folder.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws(OutputError) {
    try writeBytes(bytes, to: staging.appending(path: name), as: published.appending(path: name))
  }

  /// Puts the staging folder in the place of the published one. Files there that no chapter has written are kept.
  ///
  /// - Parameter written: says whether a file of the earlier output, by its name, was written by a chapter.
  /// - Throws: ``OutputError`` with the system's reason.
  public func publish(replacing written: (String) -> Bool) throws(OutputError) {
    let earlier = staging.appendingPathExtension(OutputFolder.earlier)
    let hasEarlier = FileManager.default.fileExists(atPath: published.path)
    if hasEarlier { try move(published, to: earlier) }
    try move(staging, to: published)
    guard hasEarlier else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: earlier.path)) ?? [] where !written(name) {
      let kept = published.appending(path: name)
      if !FileManager.default.fileExists(atPath: kept.path) { try move(earlier.appending(path: name), to: kept) }
    }
    try? FileManager.default.removeItem(at: earlier)
  }

  /// Removes the staging folder.
  public func discard() { try? FileManager.default.removeItem(at: staging) }

  private func move(_ old: URL, to new: URL) throws(OutputError) {
    guard rename(old.path, new.path) == 0 else { throw OutputError(path: new.relativePath, code: errno) }
  }

  /// Marks the earlier output for the moment in which the new one takes its place.
  private static let earlier = "earlier"

  /// Removes what runs that are no longer alive have left. One that was killed in the very moment of publishing has left
  /// the earlier output under another name; it gets its own back.
  private func removeLeftovers(of name: String, in parent: URL) {
    let prefix = ".\(name)."
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] {
      guard entry.hasPrefix(prefix), let process = pid_t(entry.dropFirst(prefix.count).prefix { $0 != "." }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      let leftover = parent.appending(path: entry)
      if entry.hasSuffix(".\(OutputFolder.earlier)"), !FileManager.default.fileExists(atPath: published.path) {
        rename(leftover.path, published.path)
      } else {
        try? FileManager.default.removeItem(at: leftover)
      }
    }
  }
}

/// Makes a folder, and those above it, where there is none.
///
/// - Throws: ``OutputError`` with the system's reason.
public func makeFolder(_ path: String) throws(OutputError) {
  if mkdir(path, 0o777) == 0 { return }
  let parent = URL(filePath: path).deletingLastPathComponent().relativePath
  if errno == ENOENT, parent != path {
    try makeFolder(parent)
    if mkdir(path, 0o777) == 0 { return }
  }
  let reason = errno
  var isFolder: ObjCBool = false
  let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  guard exists, isFolder.boolValue else { throw OutputError(path: path, code: reason) }
}

/// Writes a file under a temporary name beside it and renames it, so that a reader sees the old file or the new one whole.
///
/// - Throws: ``OutputError`` with the system's reason; then the file is as it was.
public func writeAtomically(_ bytes: some Sequence<UInt8>, to path: String) throws(OutputError) {
  let file = URL(filePath: path)
  let temporary = file.deletingLastPathComponent().appending(path: ".\(file.lastPathComponent).\(getpid())")
  do throws(OutputError) {
    try writeBytes(bytes, to: temporary, as: file)
    guard rename(temporary.path, file.path) == 0 else { throw OutputError(path: file.relativePath, code: errno) }
  } catch {
    unlink(temporary.path)
    throw error
  }
}

func writeBytes(_ bytes: some Sequence<UInt8>, to file: URL, as shown: URL) throws(OutputError) {
  let bytes = Array(bytes)
  guard let stream = fopen(file.path, "wb") else { throw OutputError(path: shown.relativePath, code: errno) }
  let count = fwrite(bytes, 1, bytes.count, stream)
  let writeError = errno
  // A full disk may show only here, when the buffer is written out.
  guard fclose(stream) == 0, count == bytes.count else {
    throw OutputError(path: shown.relativePath, code: count == bytes.count ? errno : writeError)
  }
}

/// A file or folder that cannot be written.
public struct OutputError: Error, CustomStringConvertible {
  /// The file or folder, as a user knows it.
  public var path: String
  /// Why it cannot be written.
  public var reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) { self.init(path: path, reason: String(cString: strerror(code))) }

  /// `cannot write output/chapter1: No space left on device`
  public var description: String { "cannot write \(path): \(reason)" }
}
