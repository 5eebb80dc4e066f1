import Foundation

/// Leaves a file named for the seed in the folder that the environment names, so that a test can tell what has run.
func noteRun(_ seed: UInt64) {
  guard let folder = ProcessInfo.processInfo.environment["RUNS"] else { return }
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  _ = FileManager.default.createFile(atPath: "\(folder)/\(seed)", contents: nil)
}
