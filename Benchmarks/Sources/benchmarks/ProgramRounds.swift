import Foundation

/// Takes the time and the memory of whole programs: of the report beside Python's imports, and of each chapter.
struct ProgramRounds {
  let rounds: Int
  let python: PythonEnvironment

  /// What the report must not take longer than.
  static let importing = "import torch, matplotlib.pyplot"

  /// Runs everything; what the programs write goes to a scratch folder.
  func results() throws -> ProgramResults {
    try run("swift", ["build", "--package-path", Places.book.path])
    let programs = Places.book.appending(path: ".build/debug")
    let (measured, circumstances) = try Circumstances.around {
      (times: try reportAndImports(programs.appending(path: "report")), chapters: try firstLines(in: programs))
    }
    return ProgramResults(
      report: measured.times[0], reportProgram: measured.times[1], importing: measured.times[2],
      programs: measured.chapters, circumstances: circumstances)
  }

  /// The report by way of `swift run` and by itself, and Python's imports, in turns. A round before, which does not count,
  /// reads all the files.
  private func reportAndImports(_ report: URL) throws -> [Spread] {
    let commands = [
      ["swift", "run", "--package-path", Places.book.path, "report"] + reportOptions,
      [report.path] + reportOptions,
      [python.interpreter.path, "-c", ProgramRounds.importing],
    ]
    var times = commands.map { _ in Spread(values: []) }
    for round in 0...rounds {
      for (index, command) in commands.enumerated() {
        let seconds = try ProgramRun(command).seconds
        guard round > 0 else { continue }
        times[index].values.append(seconds)
        say("round \(round): \(["swift run report", "report", ProgramRounds.importing][index]) \(short(seconds)) s")
      }
    }
    return times
  }

  /// The programs of the chapters and the report's, one after the other.
  private func firstLines(in folder: URL) throws -> [ProgramResults.Program] {
    struct Contents: Decodable { let chapters: [String] }
    let book = try JSONDecoder().decode(
      Contents.self, from: Data(contentsOf: Places.book.appending(path: "chapters/book.json")))
    return try (book.chapters + ["report"]).map { name in
      let options = name == "report" ? reportOptions : ["--output", output]
      let runs = try (0..<rounds).map { _ in try ProgramRun([folder.appending(path: name).path] + options) }
      let program = ProgramResults.Program(
        name: name, firstLine: Spread(values: runs.compactMap(\.firstLine)),
        peakMemory: runs.compactMap(\.peakMemory).max())
      say("\(name): first line after \(program.firstLine.text) s, at most \(program.peakMemory.map(short) ?? "?") MB")
      return program
    }
  }

  private var output: String { Places.scratch.appending(path: "output").path }
  private var reportOptions: [String] { ["--fresh", "--format", "markdown,html", "--output", output] }
}
