import Foundation
import TestPrograms

/// A folder with the report's program, and for each chapter the real program or a shell script.
func reportPrograms(_ scripts: [String: String]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try FileManager.default.copyItem(
    at: Programs.folder.appending(path: "report"), to: folder.url.appending(path: "report"))
  for chapter in Programs.chapters {
    if let script = scripts[chapter] {
      try folder.write(script: script, to: chapter)
    } else {
      try FileManager.default.createSymbolicLink(
        at: folder.url.appending(path: chapter),
        withDestinationURL: Programs.folder.appending(path: chapter))
    }
  }
  return folder
}
