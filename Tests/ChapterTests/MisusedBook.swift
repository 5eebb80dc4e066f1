import Foundation
import TestPrograms

/// A package whose one chapter does what its environment asks for, and the programs of its book.
struct MisusedBook {
  let (programs, package): (TemporaryFolder, TemporaryFolder)

  init() throws {
    (programs, package) = (try TemporaryFolder(), try TemporaryFolder())
    for name in ["report", "misuse"] {
      try FileManager.default.copyItem(
        at: Programs.folder.appending(path: name), to: programs.url.appending(path: name))
    }
    try FileManager.default.copyItem(
      at: Programs.package.appending(path: "Tests/Fixtures/chapters"), to: package.url.appending(path: "chapters"))
  }

  /// Makes the report in Markdown, in a folder beside the programs.
  func report(misuse: String, environment: [String: String] = [:]) throws -> Programs.Run {
    try Programs.run(
      programs.url.appending(path: "report"),
      ["--package", package.path, "--format", "markdown", "--fresh", "--output", "\(programs.path)/output"],
      environment: environment.merging(["MISUSE": misuse]) { $1 })
  }
}
