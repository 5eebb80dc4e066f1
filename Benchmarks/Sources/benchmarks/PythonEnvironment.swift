import Foundation

/// The Python that runs the peers, in an environment of its own beside the builds.
struct PythonEnvironment {
  /// Its interpreter.
  let interpreter: URL

  /// Uses an existing interpreter, or makes an environment with all that the peers need, once.
  ///
  /// - Throws: ``BenchmarkError`` where it cannot be made.
  init(interpreter path: String?) throws {
    if let path {
      interpreter = URL(filePath: path)
      return
    }
    let folder = Places.benchmarks.appending(path: ".build/python")
    let complete = folder.appending(path: "complete")
    interpreter = folder.appending(path: "bin/python")
    guard !FileManager.default.fileExists(atPath: complete.path) else { return }
    say("making a Python environment in \(folder.path)")
    try run("python3", ["-m", "venv", folder.path])
    let requirements = Places.peers.appending(path: "requirements.txt").path
    try run(interpreter.path, ["-m", "pip", "install", "--quiet", "--requirement", requirements])
    try Data().write(to: complete)
  }

  /// Starts one of the peers.
  func competitor(_ name: String, _ program: String, _ arguments: [String] = []) throws -> Competitor {
    try Competitor(name, interpreter, [Places.peers.appending(path: program).path] + arguments)
  }

  /// The versions of Python and of what the peers need, such as `torch 2.8.0`.
  ///
  /// - Throws: ``BenchmarkError`` where one is missing.
  func versions() throws -> [String] {
    let requirements = try String(contentsOf: Places.peers.appending(path: "requirements.txt"), encoding: .utf8)
    let names = requirements.split(separator: "\n").map(String.init)
    let script = """
      import importlib.metadata, platform, sys
      print("Python", platform.python_version())
      for name in sys.argv[1:]: print(name, importlib.metadata.version(name))
      """
    return try output(of: interpreter.path, ["-c", script] + names).split(separator: "\n").map(String.init)
  }
}
