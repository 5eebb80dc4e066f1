import Foundation
import TestPrograms

/// A folder with the report's program, and for each chapter the real program or a shell script.
func reportPrograms(_ scripts: [String: String]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  let (report, place) = (Programs.folder.appending(path: "report"), folder.url.appending(path: "report"))
  do {
    // A copy is written, and what a program that another test starts at that moment inherits as open for writing cannot be run.
    try FileManager.default.linkItem(at: report, to: place)
  } catch {
    try FileManager.default.copyItem(at: report, to: place)
  }
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
