import Exchange
import Foundation

/// What an epoch of training costs on one thread, as valgrind counts it.
struct EpochCounts: Codable {
  /// Instructions that the processor executes.
  let instructions: Int
  /// How often memory is allocated.
  let allocations: Int

  /// Counts for a problem: the difference between a longer and a shorter training run, so that what happens once does not count.
  ///
  /// - Throws: ``BenchmarkError`` where valgrind is missing or does not say what it has counted.
  init(of problem: Problem, engine: URL) throws {
    let (short, long) = (2, 6)
    func count(_ tool: String, _ counter: Regex<(Substring, Substring)>) throws -> Int {
      let counts = try [short, long].map { try EpochCounts.count(problem, epochs: $0, engine, tool, counter) }
      return (counts[1] - counts[0]) / (long - short)
    }
    instructions = try count("callgrind", /Collected : ([0-9]+)/)
    allocations = try count("memcheck", /total heap usage: ([0-9,]+) allocs/)
  }

  private static func count(
    _ problem: Problem, epochs: Int, _ engine: URL, _ tool: String, _ counter: Regex<(Substring, Substring)>
  ) throws -> Int {
    let folder = Places.scratch.appending(path: "guard")
    // Losses are recorded twice whatever the number of epochs, so that the answers are equally long.
    let run = Problem(
      samples: problem.samples, testSamples: 16, hidden: problem.hidden, targets: problem.targets,
      components: problem.components, batchSize: problem.batchSize, epochs: epochs, recordEvery: epochs,
      learningRate: problem.learningRate)
    try ArticleProblems.files(run).write(to: folder)
    let log = folder.appending(path: "valgrind.log")
    let arguments = ["--tool=\(tool)", "--log-file=\(log.path)"]
    let profile = tool == "callgrind" ? ["--callgrind-out-file=/dev/null"] : []
    let competitor = try Competitor(
      "valgrind", URL(filePath: "/usr/bin/env"), ["valgrind"] + arguments + profile + [engine.path, "1"])
    _ = try competitor.train(folder)
    competitor.end()
    let text = try String(contentsOf: log, encoding: .utf8)
    guard let match = text.firstMatch(of: counter), let number = Int(match.1.filter(\.isNumber)) else {
      throw BenchmarkError("expected a count of \(tool)’s in \(log.path)")
    }
    return number
  }
}
